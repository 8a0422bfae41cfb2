from __future__ import annotations

from tests.solver.climbs import THREE, TWO, climb, daily


def test_levels_reach_from_nothing_to_all() -> None:
    stages, model, _ = climb(daily(0.34, 0.33, 2), TWO)
    for steps in model.climbs:
        # Loads of 0, 33, 34, 67, 200, ... each owing 133.5; 33 and 34 are one tenth.
        assert steps.levels == [-13, -10, -7, 7, 10, 13]
        assert steps.lows == [0, 33, 67, 200, 233, 267]
        assert steps.highs == [0, 34, 67, 200, 234, 267]
    assert model.capacity(-14) == -1
    assert model.capacity(-13) == 0
    assert model.capacity(0) == 134
    assert model.capacity(99) == 534
    assert sum(model.vector(stages.values)) == 0


def test_who_stands_at_a_level() -> None:
    stages, model, _ = climb(daily(1, 1, 1, 1), THREE)
    stages.probe("any", 10)
    vector = model.vector(stages.values)
    assert {level for steps in model.climbs for level in steps.levels} == {-13, -3, 7, 17, 27}
    for level in (-13, -3, 7, 17, 27, 28):
        terms, constant = model.standing(level)
        num = constant + sum(factor * stages.values[literal] for literal, factor in terms)
        assert num == vector.count(level)


def test_what_stands_above_a_level() -> None:
    stages, model, _ = climb(daily(1, 1, 1, 1), THREE)
    for objective in ([], model.total(), [(one, -factor) for one, factor in model.total()]):
        stages.minimise("some roster", objective)
        vector = model.vector(stages.values)
        for level in (-13, -3, 7, 17, 27):
            above = sum(factor * stages.values[step] for step, factor in model.excess(level))
            assert above == sum(max(0, at - level) ** 2 for at in vector)
    # Below the lowest place that anybody can have, only what is above that counts.
    assert sum(factor for _, factor in model.excess(-20)) == 3 * (47**2 - 7**2)


def test_steps_that_lead_to_given_loads() -> None:
    stages, model, _ = climb(daily(1, 1, 1, 1), THREE)
    for loads, vector in (((200, 0, 200), [7, 7, -13]), ((0, 400, 0), [27, -13, -13])):
        assert stages.hold("given loads", model.climb_to(loads), 10)
        assert model.vector(stages.values) == vector
        total = sum(factor * stages.values[count] for count, factor in model.total())
        assert total == sum(loads)
    assert not stages.hold("too little in all", model.climb_to((100, 100, 100)), 10)
