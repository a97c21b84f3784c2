"""Dates of birth and other dates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.births import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("Müller, Anneliese *03.04.1938 – Patientenakte", "03.04.1938"),
    ('"dataNascimento":"15/08/1972"', "15/08/1972"),
    ("data_urodzenia: 1964-12-24", "1964-12-24"),
    ('"fechaNacimiento": "1969-11-04"', "1969-11-04"),
    ("<BirthDt>1958-03-19</BirthDt>", "1958-03-19"),
    ("INSERT INTO t (a, dob) VALUES (1, '1971-04-08')", "1971-04-08"),
    ("sqlite> select name, dob from guests;\nx|1976-06-12", "1976-06-12"),
    ("birthDate: new Date('1979-02-03')", "1979-02-03"),
    ('"birthYear":1969', "1969"),
    ('p.setBirthDate("1966-04-02")', "1966-04-02"),
    ("dob=14%2F02%2F1983&birthDate=1983-02-14", "1983-02-14"),
    ("her DOB is the twelfth of May 1984", "twelfth of May 1984"),
    ("Casper Roe — son, 03/14/2012, 25%", "03/14/2012"),
    ("Mara Roe (daughter, 14.03.2012)", "14.03.2012"),
    ("spouse: 1984-12-04", "1984-12-04"),
    ("née 1984", "1984"),
    ("she was born in May 1984", "1984"),
    ("dob: 840512", "840512"),
    ("nato a Bari il 12/05/1984", "12/05/1984"),
    ("рожд. 12.05.1984", "12.05.1984"),
    ("生年月日:昭和59年5月12日", "昭和59年5月12日"),
    ("born Saturday 12 May 1984 at 3.40", "Saturday 12 May 1984"),
    ("gave his date of birth as 14.01.1942, and", "14.01.1942"),
    ("I turned forty on 10 March 1983", "10 March 1983"),
    ("she turned thirty-one on May 4, 2015", "May 4, 2015"),
    ("Mara Roe\t04/12/1984\tF", "04/12/1984"),
    ("Mara Roe | F | 1984-12-04 | 3B", "1984-12-04"),
    ("Birthday: March 4", "March 4"),
    ("her birthday is 12 October", "12 October"),
    ("bday 04/12", "04/12"),
    ("Name\tDoB\tWard\nM Roe\t04.12.1984\t3B", "04.12.1984"),
    ("Name\tD.O.B.\nM Roe\t4 Dec 1984", "4 Dec 1984"),
    ("name,birthday,team\nM Roe,March 4,Sales", "March 4"),
    ("Name;Geburtstag\nM Roe;04.12.1984", "04.12.1984"),
    ("| Name | DOB |\n|---|:--:|\n| M Roe | 1984-12-04 |", "1984-12-04"),
    ("Birth date\n04 / 12 / 1984", "04 / 12 / 1984"),
    ("born on the 4th of December 1984", "4th of December 1984"),
    ("born in Leeds on 4 December 1984", "4 December 1984"),
    ("Age/DOB: 41 / 04 Dec 1984", "04 Dec 1984"),
    ("Date of birth *\n04/12/1984", "04/12/1984"),
    ("Date of birth ........ 04/12/1984", "04/12/1984"),
    ("Born: Tue, Dec 4, 1984", "Dec 4, 1984"),
    ("verify dob 12041984", "12041984"),
    ("DOB: August 18, 1973", "August 18, 1973"),
    ("DOB (mm/dd/yyyy): 03/12/1984", "03/12/1984"),
    ("D0B: 03/12/1984", "03/12/1984"),
    ("dateOfBirth: 1984-03-12", "1984-03-12"),
    ("Geb.-Dat. 12.03.1984", "12.03.1984"),
    ("03/12/1984 (DOB)", "03/12/1984"),
    ("dob=19840312", "19840312"),
    ("her birthday is March 4, 1984", "March 4, 1984"),
    ("data di nascita: 4 maggio 1984", "4 maggio 1984"),
    ("data nasc. 12/03/1984", "12/03/1984"),
    ("Roe, Mara (F, 12/03/1984) MRN 443322", "12/03/1984"),
    ("Pt: Roe M, 45 y.o. F 12/03/1984", "12/03/1984"),
    ("Roe, Mara | 12/03/1984 | F | ward 4", "12/03/1984"),
    ("Jane Doe (b. 1984)", "1984"),
    ("b. 12/03/1984", "12/03/1984"),
    ("född 1984-03-02", "1984-03-02"),
    ("Дата рождения: 12.03.1984", "12.03.1984"),
    ("name,dob,x\nJ,1984-03-02,d", "1984-03-02"),
    ("year of birth: 1984", "1984"),
    ("* 12.03.1984 in Graz", "12.03.1984"),
    ("(*12.03.1984)", "12.03.1984"),
    ('"birthDate": "1984-03-12"', "1984-03-12"),
    ("DOB: 04/12/1984", "04/12/1984"),
    ("Date of birth 1984-12-04", "1984-12-04"),
    ("born on March 3, 1979 in", "March 3, 1979"),
    ("geboren am 3. März 1979", "3. März 1979"),
    ("née le 3 mars 1979", "3 mars 1979"),
    ("birth_date=1984-12-04", "1984-12-04"),
    ("Birthday\n3rd of March 1979", "3rd of March 1979"),
]
OTHERS = [
    "5 *03.04.2024",
    "release *3.4.20",
    '"dataEmissao":"15/08/1972"',
    '"birth_place": "Leeds 1/5/2001"',
    '"birthday_reminder_sent": "2026-03-01"',
    "birth_record_created_at=2026-03-01",
    "INSERT INTO t (due) VALUES ('1971-04-08')",
    "the company was born in 1998",
    "a star was born in 2018",
    "child born 2031 estimates",
    "dob=991399",
    "dob: 123456789",
    "née 12",
    "it turned cold on 10 March 1983",
    "M 04/12/1984",
    "F\t3\t04/12/1984",
    "birthday party on 12 October",
    "birthday: 13:05",
    "anniversaire 4.5.6",
    "do b 12/04",
    "male 12 May parade",
    "patient portal, meeting 12/03/2031 Monday",
    "release 12/03/2031 (F)",
    "born in the U.S.A. 1984",
    "due 04/12/1984",
    "v1 b. 2",
    "stubborn 01/02/2003",
    "son arrives 03/14/2012",
    "the season, 03/14/2012",
    "partnership: 2012-03-14",
    "sister company 03/14/2012",
    "birthday party on Friday 3",
    "* 08/25/2007 : created",
    "5 b. 1984",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_dates_of_birth(look: Look, text: str, value: str) -> None:
    assert set(look(FAMILY, text)) == {("DATE_OF_BIRTH", value)}


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_a_date_in_a_birth_field(look: Look) -> None:
    assert look(FAMILY, "12 May 1990", "dateOfBirth") == [("DATE_OF_BIRTH", "12 May 1990")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("date of birth Apr 18th, '79, GP", "Apr 18th, '79"),
        ("born 18 April '79", "18 April '79"),
        ("Suspect, b. 1990, fled", "1990"),
    ],
)
def test_short_years(look: Look, text: str, value: str) -> None:
    assert ("DATE_OF_BIRTH", value) in look(FAMILY, text)


@pytest.mark.parametrize(
    "text", ["the summer of '79", "item b. 1990 units", "released Apr 18th, '79", "plan b. 1990"]
)
def test_short_years_of_nobody(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
