"""What each platform is told, as text: a systemd user unit, a launchd agent, a task of Windows' scheduler.

All three start the companion for one person when that person logs in, with that person's rights, and start it again
when it fails; none of them starts it again when it was ended on purpose.
"""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from pathlib import PurePath
from subprocess import list2cmdline
from xml.sax.saxutils import escape

UNIT = "ownwords.service"  # in systemd's folder of the person's own units
LABEL = "ownwords.companion"  # of the launchd agent
TASK = "Own Words"  # in Windows' scheduler
AGAIN = 30  # seconds before it is started again; a taken port is not asked for more often than that


def command(python: str, home: PurePath, port: int) -> list[str]:
    """Return the command that runs the companion, as a list of arguments."""
    return [python, "-m", "ownwords", "--home", str(home), "start", "--no-browser", "--port", str(port)]


def systemd_unit(arguments: Sequence[str]) -> str:
    """Return a systemd user unit (systemd.service(5), systemd.unit(5))."""
    return f"""\
[Unit]
Description=Own Words companion
StartLimitIntervalSec={20 * AGAIN}
StartLimitBurst=5

[Service]
ExecStart={" ".join(map(_systemd_word, arguments))}
Restart=on-failure
RestartSec={AGAIN}
UMask=0077
NoNewPrivileges=yes

[Install]
WantedBy=default.target
"""


def _systemd_word(word: str) -> str:
    """Quote an argument: systemd reads ``\\`` and ``"`` in quotes, ``%`` as a specifier, ``$`` as a variable."""
    for mark, written in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("$", "$$"), ("\n", "\\n")):
        word = word.replace(mark, written)
    return f'"{word}"'


def launchd_agent(arguments: Sequence[str]) -> str:
    """Return a launchd agent (launchd.plist(5)) as XML."""
    agent = {
        "Label": LABEL,
        "ProgramArguments": list(arguments),
        "RunAtLoad": True,
        "KeepAlive": {"SuccessfulExit": False},
        "ThrottleInterval": AGAIN,
        "ProcessType": "Background",
        "Umask": 0o077,
    }
    return plistlib.dumps(agent, sort_keys=False).decode()


def windows_task(arguments: Sequence[str], user: str) -> str:
    """Return a task of Windows' scheduler (schema 1.2) as XML; ``user`` is ``DOMAIN\\name``."""
    program, *others = arguments
    return f"""\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>Own Words companion</Description></RegistrationInfo>
  <Triggers><LogonTrigger><UserId>{escape(user)}</UserId></LogonTrigger></Triggers>
  <Principals>
    <Principal id="person">
      <UserId>{escape(user)}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure><Interval>PT1M</Interval><Count>5</Count></RestartOnFailure>
  </Settings>
  <Actions Context="person">
    <Exec>
      <Command>{escape(program)}</Command>
      <Arguments>{escape(list2cmdline(others))}</Arguments>
    </Exec>
  </Actions>
</Task>
"""
