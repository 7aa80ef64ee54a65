"""The reader of published instances, which the validation relies on."""

from pathlib import Path

import pytest

from sim.kernel.random import Luck
from sim.projects.plan.draws import stream
from sim.projects.plan.level import level
from tests.theory.psplib import optima, read

INSTANCE = """\
************************************************************************
RESOURCES
  - renewable                 :  2   R
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           4
   4        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     3       2    0
  3      1     4       2    1
  4      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    3    1
************************************************************************
"""


def test_read(tmp_path: Path) -> None:
    (tmp_path / "own.sm").write_text(INSTANCE)
    (tmp_path / "manifest.csv").write_text("instance,optimal_makespan\nown,7\n")
    problem = read(tmp_path / "own.sm")
    assert problem.capacity == {"R1": 3, "R2": 1}
    assert [(job.id, job.slots, job.after, dict(job.needs)) for job in problem.jobs] == [
        ("1", 0, (), {}),
        ("2", 3, ("1",), {"R1": 2}),
        ("3", 4, ("1",), {"R1": 2, "R2": 1}),
        ("4", 0, ("2", "3"), {}),
    ]
    found = level(problem, stream(Luck(1).family("projects/level", 32), "own"))
    assert {"own": found.finish} == optima(tmp_path)


def test_what_is_no_instance_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.sm").write_text("nothing")
    with pytest.raises(ValueError, match="no section"):
        read(tmp_path / "x.sm")
    (tmp_path / "y.sm").write_text(INSTANCE.replace("   2        1          1 ", "   2        3          1 "))
    with pytest.raises(ValueError, match="several modes"):
        read(tmp_path / "y.sm")
