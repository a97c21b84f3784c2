"""Account names that are no person's: of the system, of services and images, and stand-ins in manuals."""

from __future__ import annotations

import re

SYSTEM_ACCOUNTS = frozenset(
    # Unix systems and their services
    """
    domain unassigned guests reboot runlevel
    root toor daemon bin sys sync games man lp mail news uucp proxy www www-data backup list irc gnats
    nobody nfsnobody systemd-network systemd-resolve systemd-timesync systemd-coredump systemd-oom
    systemd-bus-proxy messagebus dbus syslog _apt apt sshd ssh polkitd avahi colord rtkit gdm lightdm sddm
    ntp chrony tcpdump dnsmasq unbound named bind postfix postdrop dovecot dovenull exim exim4 debian-exim
    ftp sftp ftpuser operator halt shutdown adm wheel staff sudo sudoers tty disk cdrom floppy audio video
    dip plugdev netdev crontab utmp lxd libvirt libvirt-qemu qemu kvm sssd rpc rpcuser statd usbmux pulse
    saned whoopsie uuidd landscape pollinate tss cups geoclue gnome-initial-setup flatpak snap snapd
    snap_daemon fwupd-refresh nm-openvpn openvpn wireguard lpadmin slocate mlocate shadow kmem input
    render sgx src users nogroup nixbld nixbld1 guixbuilder linuxbrew homebrew _windowserver _spotlight
    _mdnsresponder _coreaudiod _www _appserver wheelgroup everyone com
    """.split()
    # Servers and tools
    + """
    nginx apache apache2 httpd http https haproxy varnish squid caddy traefik tomcat tomcat8 tomcat9 jetty
    wildfly jboss postgres postgresql pgsql pg pgbouncer mysql mariadb mongodb mongod mongo redis
    memcached memcache rabbitmq kafka zookeeper elasticsearch elastic kibana logstash solr cassandra
    couchdb influxdb grafana prometheus node_exporter telegraf alertmanager loki consul vault nomad etcd
    minio ceph gluster hadoop hdfs yarn hive spark flink airflow presto trino hbase oracle grid db2inst1
    sa sybase sap splunk zabbix nagios icinga sensu collectd statsd puppet chef salt ansible awx terraform
    packer vagrant jenkins hudson teamcity bamboo gitlab gitlab-runner gitlab-psql gitea gogs git svn hg
    cvs drone concourse buildkite-agent buildkite circleci travis runner runneradmin actions github
    github-actions codespace codespaces vscode coder gitpod jovyan rstudio rstudio-server shiny jupyter
    notebook node npm php php-fpm ruby rails python django celery flask uwsgi gunicorn sidekiq puma
    passenger unicorn discourse wordpress drupal nextcloud plex sonarr radarr homeassistant docker dockerd
    dockerroot containerd podman kube kubernetes k8s kubelet kube-proxy istio-proxy envoy distroless
    nonroot appuser apprunner application app apps webapp web server service services svc worker scheduler
    cron batch job jobs bot robot system systemd monitor monitoring metrics logs log logger filebeat
    fluentd fluent-bit vector datadog dd-agent newrelic ossec wazuh clamav amavis spamassassin opendkim
    bitnami builder build builds buildbot buildd mockbuild abuild portage makepkg rpmbuild pbuilder sbuild
    """.split()
    # Machine images, defaults, administrators
    + """
    admin admins administrator administrators admin1 sysadmin superuser superadmin manager owner ubuntu
    debian centos fedora rhel redhat rocky almalinux alpine arch archlinux suse opensuse kali parrot mint
    pi raspberry osmc ec2-user ec2user azureuser azure opc gcp google cloud cloud-user cloud_user
    clouduser cloudshell-user core rancher bitcoin deploy deployer deployment deployuser devops ops
    provision ansible-user jumpuser bastion tunnel support public default all defaultuser defaultuser0
    defaultuser100000 defaultapppool appdata local localservice networkservice localsystem wsiaccount
    wdagutilityaccount defaultaccount guest shared allusers containeradministrator containeruser
    vssadministrator vagrantuser library homes lost+found .ecryptfs
    """.split()
    # Stand-ins of manuals, and words that follow a label in code, logs and on screens
    + """
    user users username user_name user-name userid user_id user1 user2 user01 user123 youruser
    yourusername your_username your-username yourname your_name your-name your_user your-user your you me
    my myuser my_user myusername myname my_name myself someone somebody someuser some_user anyone anybody
    nobody1 other others name first last login account accounts person people member members client
    customer foo bar baz qux foobar test tests testing tester testuser test_user test-user test1 test2
    testing1 demo demo_user dummy sample example examples example_user exampleuser placeholder template
    dev developer devel development prod production staging qa xxx xxxx xyz abc abcd anonymous anon
    unknown undefined none null nil nan na n/a true false yes no on off ok str string int integer bool
    boolean float text char varchar bytes any object dict list array tuple set type self this cls request
    req session current current_user currentuser context ctx data value val key config conf settings
    options params args kwargs field fields required optional enabled disabled empty blank missing invalid
    valid failed failure success successful successfully error errors denied granted new old id uid gid
    mode role roles group groups agent profile profiles page pages home index about dashboard contact help
    search register signup signin sign-in sign-up sign-out signout logout log-in log-out password passwd
    token email e-mail mailto phone address info contents title status state active inactive pending
    created updated deleted interface input output feedback experience guide manual documentation stories
    story space defined friendly agreement preferences permission permissions privileges rights input-file
    os.environ getenv env environ the a an and or is are was were to of for in at by with from as it has
    erforderlich obligatorio requis obbligatorio verplicht needed wanted
    have must should can will may not be if when that which who whose only via than then also
    """.split()
)
"""Lower case names that identify nobody."""


_DURATION = re.compile(r"[\dOo]{1,4}m[\d.,]{1,8}s?")


def is_account(name: str) -> bool:
    """Tell whether an account name may be a person's rather than the system's or a stand-in.

    A single letter, a number, what ``time`` says (``user 0m4.92s``) and a name that is all capitals and
    underscores (a variable) are none.
    """
    name = name.strip("@")
    lower = name.lower()
    if lower in SYSTEM_ACCOUNTS or len(name) < 2 or not any(c.isalpha() for c in name):
        return False
    if lower.startswith(("_", "systemd-", "your", "svc-", "svc_", "nt ")) or lower.endswith(
        ("-bot", "[bot]", "_bot")
    ):
        return False
    return not ("_" in name and name.isupper()) and _DURATION.fullmatch(name) is None
