# ruff: noqa: E501, RUF001 - word lists stand on long lines; letters of many languages
"""Labels that screens put before values, by what stands behind them."""

WHO = (
    "Name|Full name|Display name|Legal name|Contact|Contact name|Contact person|Primary contact|Billing contact|Customer|Client|Owner|"
    "Record owner|Account owner|Account manager|Assignee|Assigned to|Assigned agent|Agent|Reporter|Requester|Requested by|Raised by|"
    "Submitted by|Approved by|Approver|Reviewer|Reviewed by|Created by|Modified by|Updated by|Changed by|Last edited by|Author|Writer|"
    "Editor|Translator|Manager|Line manager|Supervisor|Team lead|Lead|Sales rep|Salesperson|Consultant|Employee|Worker|Colleague|"
    "Substitute|Deputy|Candidate|Applicant|Interviewer|Recruiter|Referrer|Patient|Pt|Resident|Doctor|Physician|Attending|Surgeon|GP|"
    "Nurse|Therapist|Dentist|Provider|Caregiver|Next of kin|Emergency contact|Mother|Father|Parent|Guardian|Spouse|Child|Student|Pupil|"
    "Teacher|Tutor|Instructor|Professor|Coach|Player|Captain|Driver|Passenger|Traveler|Traveller|Guest|Guest name|Visitor|Host|"
    "Organizer|Organiser|Attendee|Attendees|Participant|Participants|Required|Optional|Speaker|Presenter|Moderator|Member|Members|"
    "Tenant|Landlord|Buyer|Seller|Vendor contact|Recipient|Receiver|Sender|Shipper|Signer|Signed by|Signatory|Witness|Notary|Lawyer|"
    "Attorney|Counsel|Judge|Plaintiff|Defendant|Claimant|Insured|Policyholder|Beneficiary|Payee|Payer|Account holder|Cardholder|Borrower|"
    "Donor|Volunteer|Technician|Engineer|Mechanic|Cashier|Server|Operator|Dispatcher|Courier|Picked by|Packed by|Checked by|Handled by|"
    "Responsible|Person in charge|Caller|Called|Caller name|Spoke with|Met with|Met|Interviewed|From|To|Cc|Attn|Attention|Dear|Hi|Hello|User|Username|"
    "Login|Logged in as|Signed in as|Subscriber|Follower|Friend|Sister|Brother|Wife|Husband|Partner|Nickname|Alias|Maiden name|First name|"
    "Last name|Given name|Surname|Family name|Forename|Middle name|Vorname|Nachname|Name, Vorname|Ansprechpartner|Kunde|Sachbearbeiter|Nom|Prénom|"
    "Nom complet|Contact client|Nombre|Apellidos|Cliente|Responsable|Nome|Cognome|Referente|Naam|Voornaam|Achternaam|Contactpersoon|Imię|Nazwisko|Klient|Navn|Namn|Etunimi|Ad Soyad"
).split("|")
FIRMS = (
    "Company|Company name|Organization|Organisation|Org|Account|Account name|Customer|Client|Client name|Customer name|Business|Business name|"
    "Firm|Employer|Current employer|Previous employer|Workplace|Supplier|Supplier name|Vendor|Vendor name|Manufacturer|Distributor|"
    "Reseller|Retailer|Wholesaler|Merchant|Merchant name|Payee|Payer|Seller|Buyer|Sold by|Bill to|Billed to|Sold to|Ship to|Invoice to|Invoice from|Remit to|"
    "From|To|Paid to|Received from|Transfer to|Bank|Bank name|Lender|Insurer|Insurance|Insurance company|Carrier name|Broker|Agency|"
    "Contractor|Subcontractor|General contractor|Builder|Developer name|Landlord|Property manager|Tenant|School|University|College|Institution|Alma mater|"
    "Hospital|Clinic|Practice|Pharmacy|Laboratory|Facility|Provider|Health plan|Sponsor|Partner|Partner name|Competitor|Prospect|Lead|"
    "Opportunity|Deal|Parent company|Subsidiary|Holding|Portfolio company|Target|Acquirer|Investor|Fund|Shareholder|Counterparty|Trustee|"
    "Publisher name|Label name|Studio name|Producer|Law firm|Opposing party|Plaintiff|Defendant|Auditor|Accountant firm|Recruiting agency|Venue|"
    "Restaurant|Hotel|Hotel name|Store|Shop|Store name|Club|Team name|Charity|Nonprofit|Association|Union|Church|Authority|Department of|Issuer|Issued by|"
    "Registrant|Site owner|Copyright|Licensee|Licensor|Franchisee|Exhibitor|Member company|Firma|Unternehmen|Kunde|Lieferant|Arbeitgeber|Auftraggeber|"
    "Société|Entreprise|Fournisseur|Raison sociale|Empresa|Razón social|Proveedor|Cliente|Azienda|Ragione sociale|Fornitore|Bedrijf|Bedrijfsnaam|Leverancier|Nazwa firmy|Firmanavn|Företag|Yritys|Şirket"
).split("|")
WHERE = (
    "City|Town|City/Town|City, State|State|State/Province|Province|County|Region|Area|District|Country|Country/Region|Location|Place|"
    "Place of birth|Birthplace|Born in|Hometown|Lives in|Based in|Residence|Country of residence|Country of origin|Origin|Destination|"
    "From|To|Departure|Arrival|Departs from|Arrives at|Port|Airport|Station|Stop|Route|Office|Branch|Site|Plant|Warehouse|Store location|"
    "Headquarters|HQ|Market|Territory|Sales region|Ship from|Ships to|Shipping country|Billing country|Issued in|Place of issue|Venue city|Work location|"
    "Preferred location|Relocating to|Travel to|Last seen in|Logged in from|Sign-in location|Geo|Ort|Stadt|Land|Geburtsort|Wohnort|Ville|Pays|Lieu|"
    "Lieu de naissance|Ciudad|País|Provincia|Lugar|Città|Paese|Luogo di nascita|Stad|Plaats|Land van herkomst|Miasto|Kraj|By|Stad/ort|Şehir"
).split("|")
STREETS = (
    "Address|Street|Street address|Address line 1|Address 1|Home address|Work address|Office address|Mailing address|Postal address|"
    "Billing address|Shipping address|Delivery address|Ship to|Deliver to|Bill to|Pickup|Pickup address|Drop-off|Dropoff|Return address|"
    "Property|Property address|Premises|Site address|Service address|Installation address|Job address|Registered address|Registered office|"
    "Permanent address|Current address|Previous address|Residence|Residential address|Emergency address|Location|Where|Meet at|Venue address|Store address|Adresse|"
    "Anschrift|Lieferadresse|Rechnungsadresse|Straße|Straße und Hausnummer|Adresse postale|Rue|Dirección|Domicilio|Calle|Indirizzo|Via|Adres|Straat|Ulica|Adress|Osoite|Adres satırı|Endereço|Morada"
).split("|")
PEOPLES = "Nationality|Citizenship|Religion|Faith|Denomination|Ethnicity|Ethnic group|Race|Ethnic origin|Party|Political party|Party affiliation|Political views|Passport country|Nationality at birth|Staatsangehörigkeit|Konfession|Nationalité|Nacionalidad|Cittadinanza|Nationaliteit".split(
    "|"
)
DAYS = (
    "Date|Due date|Due|Start date|End date|Start|End|From date|Valid until|Valid from|Expires|Expiry|Expiration date|Issued|Issue date|Invoice date|"
    "Order date|Ship date|Delivery date|Date of birth|DOB|Birth date|Born|Birthday|Hire date|Hired|Joined|Member since|Since|Created|Created on|"
    "Modified|Updated|Last updated|Last login|Signed on|Effective|Effective date|Renewal|Renewal date|Admitted|Discharged|Visit date|Check-in|Check-out|Departure date|Datum|Geburtsdatum|Date de naissance|Fecha|Data|Vervaldatum"
).split("|")
OTHER: dict[str, str] = {
    "id": "ID|Ticket|Ticket no.|Case|Case ID|Order|Order no.|Order number|Invoice|Invoice no.|Invoice number|PO|PO number|Reference|Ref|Ref.|Job no.|Claim|Customer no.|Customer ID|Employee ID|MRN|Student ID|Booking|Confirmation|Rechnungsnr.|Kundennummer|N° client",
    "policy": "Policy|Policy no.|Policy number|Contract no.|Contract|Member ID|Account no.|Account number|Serial|Serial no.|S/N|Part no.|SKU|Tracking|Tracking number|VAT ID|Tax ID|EIN|SSN|NHS no.|Passport no.|License no.|Plate|VIN|IMEI|Registration|Certificate no.|Steuernummer|Vertragsnummer|NIF",
    "money": "Amount|Total|Subtotal|Balance|Price|Cost|Fee|Net|Tax|VAT|Discount|Salary|Budget|ARR|MRR|Value|Deposit|Betrag|Montant|Importe",
    "num": "Qty|Quantity|Count|Score|Rate|Size|Weight|Progress|CPU|Memory|Hours|Seats|Rating|Units|Distance|Duration|Latency|Menge",
    "status": "Status|State|Stage|Phase|Result|Outcome|Availability|Condition|Employment type|Visibility|Zustand|Statut|Estado",
    "dept": "Department|Dept|Team|Group|Division|Business unit|Queue|Cost center|Abteilung|Service|Departamento",
    "role": "Title|Job title|Role|Position|Occupation|Profession|Designation|Function|Permission|Beruf|Poste|Puesto",
    "topic": "Subject|Topic|Reason|Purpose|Type of request|Category|Agenda|Summary|Description|Betreff|Objet|Asunto|Oggetto",
    "Phrase": "Project|Project name|Task|Item|Title|Document|File|Folder|Page|Board|Campaign|Milestone|Product name|Feature|Report|Workspace|Channel topic|Label|Section|Chapter|Projekt|Titre|Proyecto",
    "product": "Product|Item|Article|Model|Description|Goods|Material|Artikel|Produit|Producto",
    "ver": "Version|Build|Release|Firmware|Revision|Edition",
    "phone": "Phone|Tel|Tel.|Telephone|Mobile|Cell|Fax|Work phone|Home phone|Hotline|Direct line|Telefon|Téléphone|Teléfono",
    "Am": "Email|E-mail|Mail|Work email|Email address|Reply-To|Correo|Courriel",
    "email": "Support|Helpdesk|Sender address|Mailbox|Unsubscribe",
    "url": "Website|URL|Link|Homepage|Source|Repository|Docs",
    "ip": "IP|IP address|Host|Gateway|DNS|Source IP|Endpoint",
    "mac": "MAC|MAC address|Hardware address|BSSID",
    "iban": "IBAN|Account|Bank account|Kontonummer|Compte",
    "bic": "BIC|SWIFT|SWIFT code|BIC/SWIFT",
    "card": "Card|Card number|Credit card|PAN",
    "uuid": "UUID|GUID|Request ID|Session|Trace|Tenant ID|Device ID",
    "hash": "Commit|SHA|Checksum|Digest|ETag|Revision hash",
    "snake": "Key|Branch|Table|Column|Variable|Slug|Index|Bucket|Namespace|Hostname|Environment|Parameter",
    "camel": "Class|Component|Type|Exception|Event type|Module|Interface|Handler",
    "app": "App|Application|Browser|Client app|Program|Software|Opened with|Default app|Source app",
    "vendor": "Maker|Brand|Publisher|Platform|Cloud|Processor|Graphics|Printer|Headset|Device brand|Payment method",
    "tool": "Package|Command|Dependency|Library|Engine|Runtime|Compiler|Image|Framework|Service name",
    "os": "OS|Operating system|System|Platform|Target",
    "ui": "Action|Button|Menu|View|Tab|Setting|Screen|Filter",
    "ago": "Last seen|Last active|Age|Edited|Opened|Uptime|Last reply|Last sync",
    "time": "Time|At|Start time|Opens|Closes|Departure time|Uhrzeit|Heure|Hora",
    "font": "Font|Typeface|Theme|Style|Heading font",
    "game": "Game|Playing|Title ID|Now playing",
    "song": "Song|Track|Ringtone|Listening to",
    "film": "Movie|Show|Series|Watching",
    "dish": "Dish|Meal|Recipe|Menu item|Flavor",
    "int": "Page|Row|Line|Room|Floor|Seat|Gate|Port|Number|No.|Level|Table|Bay|Extension|Version code|Zeile",
    "code": "Field|Name|Property|Attribute|Tag|Method|Function|Argument|Label|Keyword",
    "English|German|French|Spanish|Italian|Polish|Japanese|Chinese|Turkish|Dutch|Korean|Arabic|Hindi": "Language|Locale|Keyboard|Display language|Subtitles|Spoken language|Input|Translate to|Audio|Sprache|Langue|Idioma",
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Jun|Aug": "Month|Period|Billing month|Reporting month|Fiscal month|Monat|Mois|Mes",
    "None|n/a|N/A|-|—|Unassigned|unknown|TBD|Nobody|not set|Select...|(empty)|null|Anonymous|everyone|me|System|admin": "Owner|Assignee|Assigned to|Name|Manager|Contact|Customer|Author|Company|City|Address|Reviewer|Created by|User|Host|Client|Location|Supplier",
}
"""What stands behind labels that announce no name, by slot."""
