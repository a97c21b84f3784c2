"""Well-known public code: owners and projects whose names tell nothing about a person or a company.

The owners are organisations and people behind widely used open-source software on the public code hosts;
whatever stands under their name is public. Their product accounts on social sites are as public.
"""

from __future__ import annotations

_OWNERS = """
    abseil academysoftwarefoundation actions adobe aio-libs airbnb aframevr akka algolia alibaba
    alpinelinux amazon amzn android angular angular-ui ansible ant-design antirez antlr aomediacodec
    apache apollographql apple aquasecurity arduino argoproj ariya arktypeio asdf-vm asottile astral-sh
    astropy atlassian atom auth0 aws aws-actions aws-cloudformation aws-samples awslabs axios azure
    azure-samples babel backstage bazelbuild benjaminp betterment biomejs bitcoin bitnami blender boa-dev
    bokeh boltdb boost-ext boostorg boto bottlepy bower browserify browserslist bufbuild burntsushi
    caddyserver canonical capistrano carbon-language casbin catchorg celery ceph certbot certifi chaijs
    chakra-ui chalk chardet chartjs chromium cilium circleci cisco clap-rs clickhouse cloudflare
    cloudfoundry cloudpipe cncf cobra cockroachdb codecov codemirror commonmark composer conda conda-forge
    confluentinc containerd containers coredns coreos coveragepy cosmos cpburnz cpp-netlib
    cppcheck-opensource crate-py crossplane crystal-lang cupy curl cypress-io cython d3 dagster-io
    dart-lang dask databricks datadog davidhalter dbeaver dbt-labs deepmind deepseek-ai deislabs denoland
    dependabot devcontainers digitalocean directus distribution django django-extensions docker
    docker-library docsifyjs doctrine docusaurus dotnet drizzle-team drupal duckdb easymotion eclipse
    eclipse-vertx ecma262 editorconfig elastic electron electron-userland element-hq elixir-lang elm elves
    emacs-mirror emberjs emotion-js encode envoyproxy erlang esbuild eslint esp8266 espressif etcd-io
    ethereum evanw eventlet excalidraw executablebooks explosion expressjs fabric facebook facebookarchive
    facebookincubator facebookresearch fastapi fastify fatih felixge ffmpeg firebase fish-shell fluent
    flutter fonttools fortawesome freebsd freecad freedesktop fsnotify fsspec ftylitak fzf gatsbyjs
    gcc-mirror getsentry ggerganov ggml-org ghostty-org gin-gonic git gitea gitextensions github git-lfs
    gitlab-org gitpod-io glfw go-gitea go-gorm go-kit go-redis go-sql-driver go-yaml gnome godotengine
    gofiber gohugoio golang golang-jwt golang-migrate google google-deepmind googleapis googlechrome
    googlecloudplatform googlecontainertools googlefonts gorilla gpuweb gradio-app gradle grafana graphql
    graphql-python grpc grpc-ecosystem gruntjs guzzle h2database h5bp hadolint hapijs haproxy harfbuzz
    hashicorp haskell helm helix-editor heroku hibernate highlightjs home-assistant homebrew hotwired
    html5lib httpie httplib2 huggingface hukkin hyperledger hyperium hypothesisworks iamkun ibm
    icu-project ietf-tools imagemagick immerjs infiniflow influxdata insomnia intel invoiceninja
    ionic-team ipython istio itchyny jaraco jazzband jekyll jellyfin jenkinsci jestjs jetbrains jgm jinja
    jmeter joblib jqlang jquery js-cookie json-c json-iterator json-schema-org jsdom julialang junegunn
    junit-team jupyter jupyterhub jupyterlab jwilder k3s-io k6io kafka karma-runner keepassxreboot
    keras-team kennethreitz keycloak kivy klauspost knex koajs kotlin kubernetes kubernetes-client
    kubernetes-sigs labstack langchain-ai laravel leanprover ledger lerna less leveldb lib libevent
    libexpat libffi libgit2 libjpeg-turbo libsdl-org libuv lichess-org linkerd linux linux-pam linuxmint
    litestar-org llvm lodash logstash lra lua lxml lz4 madler magento magicstack mantinedev mapbox mariadb
    mariadb-corporation markdown-it markedjs marshmallow-code mastodon material-components material-theme
    mathjax matplotlib matrix-org mattermost mattn maven mdn memcached mermaid-js meteor meta-llama
    metabase metamask micromatch micropython microsoft microsoftdocs microsoftgraph mickael-kerjean
    milvus-io minio mistralai mit-pdos mkdocs mkdocstrings ml-explore mochajs moby modin-project
    mojolicious moment mongodb mongoose monero-project more-itertools mozilla mozilla-mobile mpv-player
    mrdoob msgpack mui mypyc mysql n8n-io nasa nats-io ncbi neo4j neovim nestjs netdata netflix netlify
    networkx newrelic nextcloud nextcloud-libraries nginx nginxinc nim-lang nixos nltk nock nodejs
    node-fetch nodemailer node-red notepad-plus-plus npm npgsql nrwl nuget numba numfocus numpy nuxt
    nvidia nvie nvm-sh nwjs nym oai obsproject ocaml ocrmypdf ohmyzsh ollama omniauth onnx open-mmlab
    open-policy-agent open-telemetry openai openapitools openbmc opencontainers opencv openfaas openjdk
    openlayers openresty openssh openssl openstack openstreetmap opentofu openvpn openzfs oracle orgs
    oven-sh owncloud pallets pallets-eco palantir pandas-dev parcel-bundler parallax pars passportjs
    patternfly paypal pcre2project pdm-project pelican php php-fig phoenixframework phpmailer phpstan
    phpunit pixijs pipxproject platformdirs playframework plotly pmd pnpm polkadot-js portainer postcss
    postgres postgresql postgrest postmanlabs powershell pre-commit preactjs prefecthq prettier primer
    prisma processing produck prometheus protocolbuffers psf psycopg ptmt publiclab publicsuffix pugjs
    pulumi puma puppeteer puppetlabs puzrin py-pdf pyca pycqa pydantic pydata pyenv pygments pyinstaller
    pylint-dev pylons pymysql pynacl pyodide pyopenssl pypa pypi pypy pyserial pytest-dev python
    python-attrs python-babel python-cffi python-distro python-greenlet python-hyper python-jsonschema
    python-pillow python-poetry python-trio pythonnet pytorch pyyaml qgis qmk qt qt-creator quarkusio
    questdb quicwg qutebrowser r-lib rabbitmq rack radix-ui rails rancher rapidsai raspberrypi ray-project
    rbenv react-bootstrap react-native-community reactivex reactjs react-hook-form reactiveui readthedocs
    realm redhat redhat-developer redis redocly reduxjs remix-run request requests rethinkdb rclone
    rock-core rollup rook rsyslog rstudio rtyley ruby ruby-grape rubocop rubygems ruff-rs run-llama
    rust-lang rust-lang-nursery rustls rxjs saltstack samba-team sass sbt scala scikit-image scikit-learn
    scipy scrapy seaborn seleniumhq semantic-release semantic-org sentry serde-rs serverless servo
    sequelize shadcn-ui shopify shellcheck signalapp sigmavirus24 sigstore sindresorhus sinatra sinonjs
    sirupsen slackapi slackhq slatedocs slimphp smallstep snapcore snowballstem snowflakedb snyk socketio
    solidjs sonarsource sorbet spacevim sphinx-doc spf13 splunk spotify spring-cloud spring-io
    spring-guides spring-projects springdoc spyder-ide sqlalchemy sqlite sqlitebrowser square stack-auth
    stackblitz statsmodels stedolan storybookjs stoplightio strapi streamlit stretchr stripe strongloop
    styled-components supabase sveltejs svg svn swagger-api swaywm swc-project swiftlang sympy symfony
    syncthing systemd tabler tailwindlabs tailscale tanstack tauri-apps taskfile telegramdesktop tektoncd
    telegramapi tensorflow termux terraform-aws-modules terraform-linters terraform-providers
    tesseract-ocr testcontainers testing-library texstudio-org thephpleague thejameskyle thoughtbot
    tiangolo tidwall tidyverse timescale tinygo-org tj tmux tokio-rs toml-lang torvalds tox-dev tornadoweb
    tqdm traefik trailofbits travis-ci treeverse tree-sitter trpc twbs twilio twisted twitter typeorm
    typescript-eslint typicode uber uber-go ublockorigin ultralytics unicode-org unidata unjs unocss upper
    urfave urllib3 valkey-io valyala vbauerster vega vercel videojs videolan vim vimeo vinta viperproject
    virtualbox vite vitejs vitest-dev vllm-project void-linux vuejs vuetifyjs w3c wagtail web-infra-dev
    web-platform-tests webassembly webpack webpack-contrib webrtc websockets-rs websockets weaveworks
    werkzeug wezterm whatwg wikimedia winscp withastro woocommerce wordpress wolfi-dev worksapplications
    x64dbg xiph xmake-io xmldom xtermjs yaml yargs yarnpkg youtube-dl yt-dlp yubico z3prover zeit zeromq
    zig-lang ziglang zloirock zod-rs zookeeper zsh-users zulip zzzeek conventional-changelog
    conventional-commits commitizen husky lint-staged gitlab bitbucket atlassian-labs linuxserver library
    portainerci jupyter-server ipython-contrib apachefriends hashicorp-forge nodesource openapi-generators
    coder codespaces vscode vscode-icons sharkdp ogham ajeetdsouza jesseduffield derailed wagoodman
    charmbracelet romkatv zdharma-continuum tmux-plugins tpope junegunn-vim preservim scrooloose morhetz
    dracula catppuccin folke nvim-lua nvim-treesitter nvim-telescope neoclide dense-analysis fugitive-io
    goreleaser softprops peaceiris docker-actions codeql gradle-actions ruby-setup pnpm-actions
    shivammathur dtolnay actions-rs taiki-e swatinem mamba-org astral ossf step-security superlinter
    super-linter reviewdog cpp-linter returntocorp semgrep gitleaks trufflesecurity anchore renovatebot
    mergify probot release-drafter freecodecamp ebookfoundation jwasham thealgorithms donnemartin
    kamranahmedse public-apis sindre codecrafters-io getify trekhq yangshun ryanmcdermott
    awesome-selfhosted avelino microsoftlearning automatic1111 comfyanonymous lm-sys oobabooga
    openinterpreter significant-gravitas binary-husky xtekky langgenius flowiseai open-webui mudler
    anthropics modelcontextprotocol x1xhlol nomic-ai chroma-core qdrant weaviate pinecone-io lancedb
    localstack aws-amplify jaegertracing thanos-io cortexproject fluxcd kyverno knative operator-framework
    rkt openshift okd-project metallb goharbor velero-io external-secrets cert-manager jetstack
    bitnami-labs
    """.split()

PUBLIC_OWNERS = frozenset(_OWNERS)
"""Owners on public code hosts, lower case, under whom everything counts as public."""

STAND_IN_OWNERS = frozenset(
    """
    owner user username user-name your-username your-user yourusername your-name yourname your-org yourorg
    your-organization your-company yourcompany my-org myorg my-user myuser me org organization
    organisation example example-org example-user examples foo bar some-user someuser someone octocat
    octo-org acme-org github-username githubusername account group namespace my-group mygroup team project
    repo name xxx test monalisa hubot
    """.split()
)
"""Owners that manuals write where a name would stand."""

STAND_IN_NAMES = frozenset(
    """
    repo repository repo-name reponame your-repo yourrepo my-repo myrepo your-project my-project myproject
    project project-name name example hello-world my-app myapp your-app app spoon-knife test
    """.split()
)
"""Repository names that manuals write where a name would stand."""


def is_public_owner(owner: str) -> bool:
    """Tell whether an owner is well known or a stand-in, so that naming it tells nothing."""
    owner = owner.lower()
    return owner in PUBLIC_OWNERS or owner in STAND_IN_OWNERS
