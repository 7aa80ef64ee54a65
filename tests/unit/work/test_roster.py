"""What a person may take is the same whether found bucket by bucket or with masks."""

from sim.kernel.units import week_start
from sim.scenario.load import load_scenario
from sim.session import Session


def test_masks_say_what_each_bucket_says() -> None:
    session = Session(load_scenario("network-refresh"), 3)
    work = session._house.work
    for week in range(2, 7):
        while session.clock < week_start(week) and not session.over:
            session.advance(week_start(week))
        for slot in work.roster.slots.values():
            work.roster.refresh(slot, work.queues)
            masks, slot.able = slot.able, 0
            for bucket in work.queues.buckets:
                if work.queues.skills[bucket.field, bucket.level] & bucket.bit:
                    work.roster.introduce(slot, bucket)
            assert slot.able == masks
            assert masks
