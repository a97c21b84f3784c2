"""The words around business numbers: prefixes that numbers carry, labels that stand before them.

Also what looks the same and names nothing private: standards, products, public trackers.
"""

from __future__ import annotations

from redactor.detect.passage import words

PREFIXES = frozenset(
    """
    INV CUST EMP TKT TICKET CASE PO ORD ORDER SO CLM CLAIM POL CLI CLT CLIENT CTR QUO QTE EST RMA TXN TRX BKG
    MBR MEM STU PAT DSP SUP ESC WO SR OPP VND VEN SHP TRK AWB LOAN DEL DN GRN CN BOL REF REQ INC CHG RITM PRB
    SCTASK CTASK TASK HD HDSK CUS ACC ACCT CON CTRCT RES RSV PAY RCPT LEASE MAT MTR PRJ APPL HR BADGE SUB
    SUBS TEN DEAL LEAD QUOTE INVOICE RECH RG AUF BEST KD KDNR FAC FACT CMD FT VST SHIP AGR MSA SOW NDA JOB
    REFUND RFD CRM ITSM CS CASEID SKT STUD PT MRN GUEST RSVN RE SI FV
    """.split()
)
"""Prefixes that say what is numbered: ``INV-20418`` is an invoice wherever it stands."""

GLUED = frozenset(
    """
    INV CUST EMP TKT ORD CLM MBR REQ INC CHG RITM PRB SCTASK CTASK TASK CUS PO SO WO QUO QTE EST RMA TXN BKG
    SHP STU POL ACC CASE
    """.split()
)
"""Prefixes that stand before their number without a sign: ``INC0012345``."""

SPOKEN = frozenset("INV CUST EMP TKT ORD CLM TICKET CASE ORDER INVOICE CUSTOMER CUS MBR RMA BKG".split())
"""Prefixes that count in lower case too, as people type them in chat."""

PUBLIC = frozenset(
    """
    UTF UCS ISO IEC IEEE RFC SHA MD AES RSA CVE CWE CAPEC GHSA CPE COVID SARS GPT PEP BCP STD FIPS NIST SP
    ANSI ECMA ES WCAG RTX GTX RX USB HDMI PCIE PCI DDR LPDDR WPA IPV HTTP TLS SSL DIN EN BS ASTM UL NFPA MIL
    AREA DO SOC HL IP KB RS MS SOT
    TO DIP QFN LM AT LGA ATX ERR ERROR WARN ORA TS CS E0 HTTPS PEAR HADOOP SPARK KAFKA
    JDK LUCENE SOLR HIVE HBASE HDFS YARN CASSANDRA FLINK LLVM WEBKIT MDL MDEV SERVER HHH SPR JENKINS LOG BEAM
    AIRFLOW GROOVY MNG IDEA KT PY GH BPO PR ISSUE BUG NETBEANS QTBUG ROS ZOOKEEPER THRIFT AVRO ARROW PARQUET
    MESOS STORM CAMEL TOMCAT JAVA JSR JEP JLS XEP SEP DEP KEP TIP EIP BIP ERC ASC IFRS IAS SFAS ICD CPT NDC
    CAS UN DOT FMVSS SAE API ASME AWG NEMA ITU WINDOWS WIN MAC IOS OS CPU GPU RAM CP ISBN ISSN
    DOI ARXIV PMID ASIN SKU UPC EAN MPN GTIN HS HTS NAICS SIC JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC
    Q1 Q2 Q3 Q4 FY CY WK WEEK DAY YEAR MONTH SUMMER WINTER SPRING FALL AUTUMN BOEING AIRBUS MIG SU NASA ESA
    NGC IC HD HIP PSR MP LP CD DVD BD HFC CFC PM IPA ABV TOEFL SAT GRE AP IB IELTS LEVEL STEP PHASE PART
    SECTION CHAPTER FIG FIGURE TABLE PAGE LINE COL ROW ROOM FLOOR GATE ZONE SLOT LANE BAY PORT VLAN ID PID
    TID UID GID MSG LATIN WINDOWS CP KOI EUC BIG MACOS ROMAN UNICODE ASCII EBCDIC GB JIS SJIS TIS VISCII
    IBM DEBIAN UBUNTU RHSA RHBA RHEA DSA DLA USN ELSA ALAS SUSE MFSA APSB VU TA ZDI EDB OSVDB BID XSA RUSTSEC
    PYSEC NVIDIA AMD INTEL ARM CORE RYZEN XEON GEFORCE RADEON SONY CANON NIKON HP DELL ASUS ACER LENOVO
    US UK EU UTC GMT EST PST CST MST CET MON TUE WED THU FRI SAT SUN AM TLS0 SSD HDD NVME SATA M IEC0
    BASE CRC MPEG MP3 AV VP AAC AC FLAC JPEG MODEL TYPE CLASS SERIES MARK MK GEN VERSION VER REV
    BUILD RELEASE RC ALPHA BETA TEST MODE STATE STATUS EXIT SIG CODE NO NUM NUMBER LE BE U
    DWG DRG SHEET
    """.split()
)
"""What stands before the numbers of standards, products, errors, months and public trackers."""

NOUNS_ALONE = (
    "ticket|case|invoice|purchase ?order|work ?order|sales ?order|order|claim|policy|quote|quotation|booking"
    "|reservation|contract|customer|client|employee|incident|matter|docket|shipment|parcel|rma|receipt"
    "|delivery ?note|consignment|credit ?note|rechnung|bestellung|auftrag|vorgang|vertrag|lieferschein|kunde"
    "|facture|commande|dossier|factura|pedido|expediente|fattura|ordine|pratica|fatura|factuur|bestelling"
    "|zendesk|aws ?account|ref|p\\.?o\\.?|folio|tkt"
)
"""Labels after which a long number needs no more: ``invoice 20418``."""

NOUNS_SAID = (
    "account|acct|member|membership|loyalty|frequent ?flyer|user|tenant|subscription|subscriber|student|pupil"
    "|badge|tracking|waybill|reference|our ?ref|your ?ref|transaction|payment|refund|application|loan|file"
    "|request|service ?request|change|job|project|vendor|supplier|lead|opportunity|deal|meeting|webinar|zoom"
    "|registration|agreement|lease|confirmation|visitor|candidate|applicant|participant|asset|contact|person"
    "|profile|staff|personnel|payroll|guest|household|organi[sz]ation|org|workspace|merchant|seller|buyer"
    "|patron|voter|case ?file|cart|deposit|warranty|return|crm|record ?locator|pnr|worker|user ?profile|site"
    "|location ?customer|company|card ?holder|owner|driver|agent|advisor|caller|citizen|resident"
    "|dossier|cliente?|numéro ?client|kunden|personal|mitglieds|vertrags|bestell|auftrags|rechnungs|akten"
    "|klant|meter ?point|police ?report|crime|enrolment|enrollment|prison|inmate|custody|mandate"
    "|tenancy|envelope|locker|appointment|specimen|donor|pension|lab"
)
"""Labels that need ``id``, ``number``, ``#`` or the like before the value: ``account no. 20418``."""

NOUNS_OF_PEOPLE = frozenset(
    """
    account acct member membership loyalty tenant subscription subscriber student pupil badge personnel
    payroll staff worker candidate applicant participant guest household merchant seller buyer patron
    voter card holder cardholder agent vendor supplier application loan payment refund reference
    registration agreement lease
    """.split()
)
"""Those of the labels after which six digits or more need no such word."""

NUMBERED = (
    "id|ids|number|num|no|nr|nbr|nummer|numero|número|numéro|numer|code|key|ref|reference|referenz|locator"
    "|zeichen|uuid|guid|n°|nº|№"
)
"""Words between a label and its number."""

WHOLE_WORDS = (
    "kundennummer|kundennr|kunden-nr|rechnungsnummer|rechnungsnr|rechnungs-nr|bestellnummer|bestell-nr"
    "|auftragsnummer|auftrags-nr|vorgangsnummer|personalnummer|personal-nr|vertragsnummer|mitgliedsnummer"
    "|personalnr|mitarbeiternr|mitarbeiternummer|bestellnr|auftragsnr|vertragsnr|vorgangsnr|mitgliedsnr|matrikelnr"
    "|belegnr|belegnummer|policennr|schadennr|ticketnr|fallnummer|fallnr|klantnr|ordernr|factuurnr|dossiernr"
    "|matricule|legajo|matricola|aktenzeichen|matrikelnummer|schadennummer|policennummer|versicherungsscheinnummer|sendungsnummer"
    "|buchungsnummer|ticketnummer|klantnummer|ordernummer|factuurnummer|dossiernummer|lidnummer"
    "|asset ?tag|employee ?(?=#)|emp ?(?=#)|emp ?id|emp_id|student ?(?=#)|member ?(?=#)"
    "|badge ?(?=#)|claim ?(?=#)|customer ?(?=#)"
    "|emp ?no|emp_no|cust ?id|cust_id|cust ?(?=#)|cust[.]? ?no|cust_no"
    "|inv ?no"
    "|inv_no|worker ?id|ord ?(?=#)|acct ?(?=#)|inv ?(?=#)|po ?(?=#)|ref ?(?=#)"
    "|conf ?(?=#)|confirmation ?code"
)
"""Labels that name a number by themselves."""

LABEL_WORDS = words(
    f"{NOUNS_ALONE} {NOUNS_SAID} {WHOLE_WORDS}".replace("|", " ").replace(" ?", " ").replace("?", "")
    + " po cust emp ord inv conf organization organisation"
) - words("no id")
"""One of these must stand in a text before labels are looked for."""

NUMBER_WORDS = words(NUMBERED.replace("|", " ")) | {"#"}
ALONE_WORDS = words(NOUNS_ALONE.replace("|", " ").replace(" ?", " ").replace("\\.?", ""))
SAID_WORDS = words(NOUNS_SAID.replace("|", " ").replace(" ?", " ").replace("[sz]", "s"))
WHOLE = words(WHOLE_WORDS.replace("|", " ").replace(" ?", " ").replace("#", ""))

TRACKERS = words(
    "jira linear zendesk servicenow freshdesk freshservice youtrack asana shortcut clickup redmine helpdesk "
    "intercom confluence hubspot salesforce ticket tickets sprint backlog epic story assignee assigned "
    "blocked subtask kanban triage escalation escalated opened reopened reporter reported fixes closes "
    "resolves standup helpscout"
)
"""Programs and words around which ``ABC-12`` is a ticket."""
