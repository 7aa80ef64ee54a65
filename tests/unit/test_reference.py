"""The generated pages of the reference say what the program says now."""

from tools import reference


def test_generated_pages_are_current() -> None:
    for name, text in reference.pages().items():
        assert (reference.FOLDER / name).read_text(encoding="utf-8") == text
    assert reference.main(["--check"]) == 0


def test_every_decision_event_and_kpi_is_on_its_page() -> None:
    from sim.catalogue import DECISIONS
    from sim.scenario.vocabulary import KPIS
    from tests.unit.presenters.collect import events

    pages = reference.pages()
    assert [name for name in DECISIONS if f"`{name}`" not in pages["decisions.md"]] == []
    assert [name for name in events() if f"`{name}`" not in pages["events.md"]] == []
    assert [name for name in KPIS if f"`{name}`" not in pages["kpis.md"]] == []
