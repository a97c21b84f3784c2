"""Passwords where one program's own grammar puts them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.secrets import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("keytool -list -keystore app.jks -storepass velt99x", "velt99x"),
    ("jarsigner -storepass Umbra81 app.jar rel", "Umbra81"),
    ("rar a -hpQorvan!40 x.rar docs/", "Qorvan!40"),
    ("snmpwalk -v2c -c readVelt7 10.0.0.1 system", "readVelt7"),
    ("wpa_passphrase HomeNet velt-umbra-77", "velt-umbra-77"),
    ("nmcli dev wifi connect Casa password Velt99umbra", "Velt99umbra"),
    ("rabbitmqctl add_user mkowalski Qorvan!40", "Qorvan!40"),
    ("WIFI:T:WPA;S:Casa;P:velt4711;;", "velt4711"),
    ("    Key Content            : velt4711", "velt4711"),
    ('echo "Qorvan#40" | gpg --batch --passphrase-fd 0 -d f.gpg', "Qorvan#40"),
    ('echo "veltHafen22" | docker login -u mkowalski --password-stdin', "veltHafen22"),
    ("echo 'velt!Regen3' | sudo -S apt update", "velt!Regen3"),
    ("echo 'mkowalski:Velt!12' | chpasswd", "Velt!12"),
    ('passwd --stdin mkowalski <<< "Qorvan!40"', "Qorvan!40"),
    ("expdp mkowalski/Velt12@PDB1 schemas=hr", "Velt12"),
    ("sqlplus mkowalski/veltumbra", "veltumbra"),
    ('(ConvertTo-SecureString -AsPlainText "Velt!Umbra3" -Force)', "Velt!Umbra3"),
    ("lftp -u mkowalski,Velt!42 sftp://files.example.net", "Velt!42"),
    ("ftp> user mkowalski Velt42", "Velt42"),
    ("username netadm privilege 15 secret Velt!9", "Velt!9"),
    ("enable secret 0 Velt!Berg", "Velt!Berg"),
    ("crypto isakmp key Vp9!Umbra address 203.0.113.9", "Vp9!Umbra"),
    ("snmp-server community veltRead RO", "veltRead"),
    ("CREATE USER mkowalski WITH PASSWORD 'Velt1'", "Velt1"),
    ("alter role mkowalski password 'veltumbra'", "veltumbra"),
    ("CREATE USER mkowalski IDENTIFIED BY Velt12", "Velt12"),
    ("SET PASSWORD FOR 'mkowalski'@'%' = PASSWORD('Velt!2')", "Velt!2"),
    ('dsn := "mkowalski:Velt!1@tcp(db1:3306)/crm"', "Velt!1"),
    ("new PDO('mysql:host=db1;dbname=crm', 'mkowalski', 'velt99');", "velt99"),
    ('DriverManager.getConnection(url, "mkowalski", "Velt7x");', "Velt7x"),
    ("requests.post(url, auth=HTTPBasicAuth('mkowalski', 'Velt1x'))", "Velt1x"),
    ('smtp.login("mkowalski", "Velt1x")', "Velt1x"),
    ("Initial Root Token: s.dSAOx3sbA1CXwhaEopVl6XuF", "s.dSAOx3sbA1CXwhaEopVl6XuF"),
    ("<Value>VmVsdDEyVW1icmE</Value><PlainText>false</PlainText>", "VmVsdDEyVW1icmE"),
    ('<property name="hibernate.connection.password">veltumbra</property>', "veltumbra"),
    ('expect "Password:"; send "Velt#9x\\r"', "Velt#9x"),
    ("child.expect('password: ')\nchild.sendline('Velt#9x')", "Velt#9x"),
    ("client_id=web&code=aYuIz7Q-oisPrDONL-8x0MH17ekFtK", "aYuIz7Q-oisPrDONL-8x0MH17ekFtK"),
    ("npm config set //npm.example.net/:_authToken a7f3c9e21b4d", "a7f3c9e21b4d"),
    ("ansible_ssh_pass: Velt5x", "Velt5x"),
    ('ssh-keygen -t rsa -N "Velt!6x" -f id', "Velt!6x"),
    ("virsh set-user-password vm1 root Velt!44", "Velt!44"),
    ("ansible-vault encrypt_string 'Velt!Umbra2' --name db", "Velt!Umbra2"),
    ("aws secretsmanager create-secret --name db --secret-string Velt!31", "Velt!31"),
    ('az keyvault secret set --vault-name kv --name db --value "Velt#7x"', "Velt#7x"),
    ('gcloud secrets versions add db --data-file=- <<< "Velt!Umbra3"', "Velt!Umbra3"),
    ("C: AUTH LOGIN bnRyYW4xMjM=", "bnRyYW4xMjM="),
    ("bindpw Velt!77", "Velt!77"),
    (
        "mkowalski:1005:" + "3f9a1c7e5b2d8046" * 2 + ":" + "8046b2d5e7c1a9f3" * 2 + ":::",
        "8046b2d5e7c1a9f3" * 2,
    ),
    ("http -a mkowalski:veltUmbra33 GET api.example.net/users", "veltUmbra33"),
    ("net user mkowalski Velt!8 /add", "Velt!8"),
    ("impacket-secretsdump ACME/mkowalski:'Velt#55'@10.0.0.4", "Velt#55"),
    ("Driver={ODBC Driver 18};Server=db1;UID=mkowalski;PWD={Velt;um!4}", "Velt;um!4"),
    ("define('DB_PASSWORD', 'veltumbra');", "veltumbra"),
    ("define( 'AUTH_KEY', 'k|3!tZ8)qP-x@0mN7 vR2[wL5}' );", "k|3!tZ8)qP-x@0mN7 vR2[wL5}"),
    ("<AutoLogon><Password><Value>Velt!99x</Value></Password></AutoLogon>", "Velt!99x"),
    ("db:\n  user: mkowalski\n  password: veltumbra", "veltumbra"),
    ("SMTP_PASS=qwjz kfhe vnml troa", "qwjz kfhe vnml troa"),
    ('variable "db_password" {\n  default = "Velt77umbra"\n}', "Velt77umbra"),
    ("app.secret_key = b'_5#y2L\"F4Q8z\\n\\xec]/'", '_5#y2L"F4Q8z\\n\\xec]/'),
    ("JWT_SECRET=veltumbraqorvan", "veltumbraqorvan"),
    ("mosquitto_pub -h mq -u sensor -P velt42 -t x", "velt42"),
    ("evil-winrm -i 10.0.0.4 -u mkowalski -p 'Velt#55'", "Velt#55"),
]
OTHERS = [
    'echo "hello" | sudo tee /etc/motd',
    'echo "$PASS" | sudo -S apt update',
    "echo $TOKEN | docker login --password-stdin",
    "snmpwalk -v2c -c public host",
    "enable secret scanning",
    "enable password authentication",
    "username and password are required",
    "sqlplus / as sysdba",
    "exp /home/x",
    "CREATE USER name WITH PASSWORD 'password'",
    "create user accounts with password reset enabled",
    'auth = ("user", "password")',
    '.login("username", "password")',
    'credentials("read", "write")',
    "new PDO($dsn, 'root', '')",
    '<string name="password">Passwort</string>',
    '<entry key="db.password">${DB_PASS}</entry>',
    "config set theme dark2",
    "client_id=1&code=invalid",
    "oauth failed, code=ERR_SOCKET",
    'expect("Password:").toBeVisible(); send "Hello"',
    "JWT_SECRET=required",
    "CLIENT_SECRET=notasecret",
    "define('DB_PASSWORD', 'password_here');",
    "user: test\npassword: tests",
    "250-AUTH LOGIN PLAIN XOAUTH2",
    "bindpw required",
    "ssh-keygen -t ed25519 -N '' -f id",
    "secrets create policies",
    "net user mkowalski /domain",
    "define('PAGE_KEY', 'a page of the settings menu');",
    "username: Benutzername\npassword: Passwort",
    "username: string\npassword: string",
    "title: Sign in\npassword: kodeword",
    "https -a flag: see docs",
    "Server=db1;PWD={password}",
    'print(f"password={password!r}")',
    "SECRET=production",
    'variable "db_password" {\n  type = string\n  default = ""\n}',
    "authentication-key required",
    "PASS src/app.test.ts",
    "Authorization: AWS4-HMAC-SHA256",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_what_the_program_takes_as_password(look: Look, text: str, value: str) -> None:
    assert ("SECRET", value) in look(FAMILY, text)


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
