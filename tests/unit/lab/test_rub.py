"""The rub between the hats has the direction that the page claims, on a few lucks."""

from tools import rub

LUCKS = range(1, 4)


def moved(games: rub.Games, lever: str, measured: str) -> float:
    found = rub.change(games, lever, measured)
    assert found is not None
    return found.mean


def test_what_helps_one_hat_costs_the_other() -> None:
    games = rub.play(LUCKS, ends=True)
    rule, duties, lent = rub.LEVERS
    assert moved(games, rule, "service") > 0.0
    assert moved(games, rule, "urgent") > 5.0
    assert moved(games, rule, "lost") > 20.0
    assert moved(games, duties, "sla") < 1.0
    assert moved(games, duties, "sla") < 0.0
    assert moved(games, duties, "finish") < -0.5
    assert moved(games, lent, "sla") < 0.0
    assert moved(games, lent, "finish") < -0.5


def test_the_page_names_every_setting_and_measure() -> None:
    figures = dict.fromkeys(rub.MEASURES, 1.0)
    games = {
        (lever, setting.name): [{**figures, "finish": place + luck} for luck in range(3)]
        for lever, settings in rub.LEVERS.items()
        for place, setting in enumerate(settings)
    }
    text = rub.page(games, 3)
    for lever, settings in rub.LEVERS.items():
        assert f"\n## {lever}\n" in text
        for setting in settings:
            assert f"\n| {setting.name} | 1.0 ± 0.0 |" in text
        assert f"| *{settings[-1].name} − {settings[0].name}* | +0.0 ± 0.0 |" in text
        assert f"| +{len(settings) - 1}.0 ± 0.0 |" in text
