"""Words that tell ``owner/name`` from the many other things with a slash between."""

from __future__ import annotations

from redactor.detect.passage import words

NO_OWNERS = frozenset(
    # Folders of source trees and file systems
    """
    src lib libs usr bin sbin etc var tmp home opt dev proc sys mnt media root run boot srv docs doc test
    tests testing spec specs app apps node_modules dist build builds packages package config configs conf
    public static assets asset internal pkg pkgs cmd vendor vendors include includes scripts script tools
    tool examples example samples sample target out output input data database db migrations models model
    views view controllers templates template components component pages page layouts layout hooks styles
    style css scss js ts img imgs images image icons fonts locale locales i18n lang langs po resources
    resource res raw main java kotlin python cpp go rust swift com org net io edu gov server client
    frontend backend core common shared util utils helpers helper services service api apis admin auth
    user users account accounts plugins plugin modules module extensions extension themes theme widgets
    features bench benches benchmarks fixtures mocks stubs fakes third_party thirdparty deps external
    contrib share local cache caches log logs backup backups archive archives downloads desktop documents
    pictures music videos library applications volumes private system windows drive workspace workspaces
    projects project repos repo git github gitlab workflows actions charts chart k8s kube deploy
    deployment deployments infra terraform ansible roles playbooks env envs environments site sites web
    www html markdown content posts post blog kernel drivers driver arch fs mm ipc crypto security sound
    firmware block init certs linux
    """.split()
    # Branches and other references of version control
    + """
    feature features feat fix fixes bugfix hotfix release releases chore refactor ci perf wip origin
    upstream refs heads tags remotes dependabot renovate exp experiment experimental support task story
    topic improvement improvements enhancement revert master develop development staging stable head issue
    issues bug bugs ticket tickets pull pulls merge merges personal patch sprint epic spike port backport
    update updates cleanup polish
    """.split()
    # Media types (IANA)
    + "text application audio video font message multipart chemical".split()
    # Time zones (IANA)
    + "africa america antarctica arctic asia atlantic australia europe indian pacific etc us canada mexico "
    "brazil chile".split()
    # Pairs in prose and on screens
    + """
    and or he she they him her them his hers we you it either yes no on off true false enable enabled
    disable y n i o in input read write get set push r w tcp udp http https ip ipv4 client ac cd dvd a b s
    c d m f p q n/a ms mrs mr km mi mb gb kb kbps mbps gbps kg g l ml m3 ft lb usd eur gbp day days hour
    hours week month year min sec h px rpm am pm am/pm left right up down top bottom start stop open close
    begin end max old new before after first last next previous back forward add edit create update copy
    cut import upload select show hide expand play win lose pass male female mother father husband wife
    parent child brother sister student teacher buyer seller black white red red/green day/night hot cold
    high low male/female sign log login ctrl cmd shift alt option command esc tab enter linux unix mac
    macos windows win32 ios android gnu posix amd64 x86 x64 x86_64 arm arm64 chrome firefox safari edge
    jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun monday tuesday wednesday
    thursday friday saturday sunday q1 q2 q3 q4 fy h1 h2 v1 v2 v3 c/o w/o b2b vs qw qq tr parallel
    sequential pipelines sets
    """.split()
)
"""First parts, lower case, of what is no repository."""

REPOSITORY_WORDS = words(
    "repo repos repository repositories fork forked forks clone cloned cloning submodule remote monorepo "
    "github gitlab "
    "bitbucket codeberg"
)
"""Words near which a bare ``owner/name`` is a repository."""

CHANGE_WORDS = words(
    "pr prs mr mrs pull merge merged commit commits committed pushed push branch branches issue issues "
    "release released deploy "
    "deployed deploying pipeline build ci review reviewed reviewer starred star tag rebase checkout codebase"
)
"""Words near which an ``owner/name`` whose name is made of several words is a repository."""
