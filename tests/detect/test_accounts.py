"""Login names in terminals, logs and settings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.accounts import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("Enter the password for mkowalski@10.0.0.4", ["mkowalski"]),
    ("password for mkowalski is reset", ["mkowalski"]),
    ("From mkowalski@mail Mon Oct 12 10:01:00 2031", ["mkowalski"]),
    ("route via mkowalski@2001:db8::4", ["mkowalski"]),
    ("MAC\tUser\n3c:a0\tmkowalski", ["mkowalski"]),
    ("Username mkowalski\nPassword x", ["mkowalski"]),
    ("Login\nmkowalski\nPassword", ["mkowalski"]),
    ("session opened for user root by mkowalski(uid=1000)", ["mkowalski"]),
    ("mkowalski ALL=(ALL) NOPASSWD: ALL", ["mkowalski"]),
    ("-!- mkowalski has quit", ["mkowalski"]),
    ("[mkowalski@build ~]$ make", ["mkowalski"]),
    ("mkowalski@web:/srv$ ls", ["mkowalski"]),
    ("mkowalski@web ~/src> ls", ["mkowalski"]),
    ("┌──(mkowalski㉿kali)-[~]", ["mkowalski"]),
    ("root@db-07:~# ls", []),
    ("adaeze@hl-laptop-118: ~/label-service", ["adaeze", "hl-laptop-118"]),
    ("(venv) mkowalski@mk-mbp app % ls", ["mkowalski", "mk-mbp"]),
    ("jane@Janes-MacBook-Pro ~ %", ["jane", "Janes-MacBook-Pro"]),
    ("login as: mkowalski", ["mkowalski"]),
    ("web03 login: mkowalski", ["mkowalski"]),
    ("$ ssh mkowalski@10.0.0.4", ["mkowalski"]),
    ("ssh -p 2222 -i key.pem mkowalski@bastion", ["mkowalski"]),
    ("ssh -l mkowalski bastion", ["mkowalski"]),
    ("scp a.txt mkowalski@box:/tmp", ["mkowalski"]),
    ("rsync -av src/ mkowalski@box:src/", ["mkowalski"]),
    ("$ su mkowalski", ["mkowalski"]),
    ("su - mkowalski", ["mkowalski"]),
    ("sudo -u mkowalski", ["mkowalski"]),
    ("useradd -m -s /bin/bash mkowalski", ["mkowalski"]),
    ("net user mkowalski /domain", ["mkowalski"]),
    ("chown -R mkowalski:staff /srv", ["mkowalski"]),
    ("psql -h db -U mkowalski", ["mkowalski"]),
    ("$ whoami\nmkowalski\n", ["mkowalski"]),
    ("uid=1000(mkowalski) gid=1000(mkowalski) groups=27(sudo)", ["mkowalski", "mkowalski"]),
    ("-rw-r--r--  1 mkowalski staff  4096 Jan  2 10:00 notes.txt", ["mkowalski"]),
    ("drwxr-xr-x 2 mkowalski mkowalski 4096 Jan  2 10:00 src", ["mkowalski", "mkowalski"]),
    ("mkowalski  1234  0.0  1.2 123456 7890 ?  Ss  10:00 0:00 bash", ["mkowalski"]),
    ("mkowalski pts/0        2026-01-02 10:00 (10.0.0.4)", ["mkowalski"]),
    ("mkowalski:x:1000:1000:M K,,,:/home/mkowalski:/bin/bash", ["mkowalski"]),
    ("sshd[1]: Accepted publickey for mkowalski from 10.0.0.4 port 22", ["mkowalski"]),
    ("Failed password for invalid user jsmith from 10.1.1.1", ["jsmith"]),
    ("Invalid user jsmith from 10.1.1.1 port 2", ["jsmith"]),
    ("pam_unix(sshd:session): session opened for user mkowalski(uid=1000) by (uid=0)", ["mkowalski"]),
    ("New session 12 of user mkowalski.", ["mkowalski"]),
    ("sudo: mkowalski : TTY=pts/0 ; PWD=/ ; USER=root", ["mkowalski"]),
    ("su: (to root) mkowalski on pts/0", ["mkowalski"]),
    ("CRON[12]: (mkowalski) CMD (run)", ["mkowalski"]),
    ("useradd[3]: new user: name=mkowalski, UID=1001", ["mkowalski"]),
    ("USER=mkowalski", ["mkowalski"]),
    ("2026-01-02 INFO user=mkowalski action=login", ["mkowalski"]),
    ("user=jane.doe, ip=10.0.0.1", ["jane.doe"]),
    ("username: mkowalski", ["mkowalski"]),
    ("User name: mkowalski", ["mkowalski"]),
    ("Username\tmkowalski", ["mkowalski"]),
    ('{"username": "mkowalski", "id": 4}', ["mkowalski"]),
    ("GitHub: mkowalski", ["mkowalski"]),
    ("- Login: mkowalski", ["mkowalski"]),
    ("Logged in as mkowalski", ["mkowalski"]),
    ("Signed in as: jane.doe.", ["jane.doe"]),
    ("Access denied for user 'mkowalski'@'localhost'", ["mkowalski", "mkowalski"]),
    ('FATAL: role "mkowalski" does not exist', ["mkowalski"]),
    ("ACME\\jdoe", ["ACME\\jdoe"]),
    ("logon by acme\\jane.doe", ["acme\\jane.doe"]),
    ("Path ACME\\jdoe was used", ["ACME\\jdoe"]),
]
OTHERS = [
    "password for wifi is on the wall",
    "password for your account: required",
    "root@10.0.0.4",
    "image@2.0.1",
    "User\tRole\nroot\tadmin",
    "User   Text\nSMTPError   none",
    "Username required\nfor this page",
    "root@prod-db-1:~$ ls",
    "root@localhost:~# ls",
    "ssh root@10.0.0.4",
    "ssh git@github.com",
    "ssh user@host",
    "sudo -u postgres psql",
    "chown root:root x",
    "the chown giveaway is possible",
    "su questa",
    "-rw-r--r--  1 root root  4096 Jan  2 10:00 notes.txt",
    "uid=0(root) gid=0(root)",
    "Accepted publickey for root from 10.0.0.4",
    "user = request.user",
    "user=request.user, other=1",
    "user: User",
    "username: string;",
    "username: str",
    "f(user=name, other=1)",
    "        user=name,",
    "self.user = jane",
    "login: required",
    "Username: your GitHub name",
    "User: this is prose",
    "username = get_name",
    "${user:-jane}",
    "$user: jane",
    "NT AUTHORITY\\SYSTEM",
    "BUILTIN\\Administrators",
    "HKLM\\Software",
    "JSON\\nfile",
    "BIT\\u0116",
    "C:\\temp",
    "error affects console output alone",
    "session opened for user root",
    "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin",
    "user='%s'",
    "",
]


@pytest.mark.parametrize(("text", "values"), FOUND)
def test_finds_accounts(look: Look, text: str, values: list[str]) -> None:
    assert [value for _, value in dict.fromkeys(look(FAMILY, text))] == list(dict.fromkeys(values))


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_the_host_of_a_person_is_a_device(look: Look) -> None:
    assert look(FAMILY, "adaeze@hl-laptop-118:~$") == [("HANDLE", "adaeze"), ("DEVICE_ID", "hl-laptop-118")]
