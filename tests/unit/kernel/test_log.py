"""The log, its records and its subscribers."""

from typing import NamedTuple

from sim.kernel.log import EventLog, as_record, type_name


class DoorOpened(NamedTuple):
    id: str
    t_s: int
    causes: tuple[str, ...]
    seat: str
    width: float


def test_record_of_an_event() -> None:
    event = DoorOpened("door/1/opened", 604_800, ("start:house",), "it", 0.1 + 0.2)
    assert as_record(event) == {
        "id": "door/1/opened",
        "t_s": 604_800,
        "week": 2,
        "type": "door_opened",
        "seat": "it",
        "causes": ["start:house"],
        "width": 0.3,
    }
    assert type_name(DoorOpened) == "door_opened"


def test_no_last_bit_of_a_float_reaches_a_record_however_deep() -> None:
    class Measured(NamedTuple):
        id: str
        t_s: int
        causes: tuple[str, ...]
        parts: tuple[tuple[str, float], ...]

    event = Measured("m", 1, ("start:house",), (("width", 0.1 + 0.2), ("height", 2.0)))
    assert as_record(event)["parts"] == (("width", 0.3), ("height", 2.0))


def test_subscribers_hear_in_the_order_of_subscribing_and_events_are_found() -> None:
    log = EventLog()
    heard: list[str] = []
    log.subscribe(DoorOpened, lambda event: heard.append("low " + event.id))
    log.subscribe(DoorOpened, lambda event: heard.append("high " + event.id))
    event = DoorOpened("door/1/opened", 1, ("start:house",), "", 1.0)
    log.publish(event)
    assert heard == ["low door/1/opened", "high door/1/opened"]
    assert log.find("door/1/opened") is event
    assert log.find("door/2/opened") is None
    log.publish(DoorOpened("door/2/opened", 2, ("door/1/opened",), "", 1.0))
    assert log.find("door/2/opened") is not None
    assert [e.t_s for e in log] == [1, 2]
