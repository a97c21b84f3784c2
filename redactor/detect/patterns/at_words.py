"""Words that follow ``@`` and name no person: annotations, decorators, rules of style sheets, doc tags.

From the manuals of the languages and tools named beside them; compared in lower case.
"""

from __future__ import annotations

AT_WORDS = frozenset(
    # Chat: everybody who is there (Slack, Discord, Teams, Mattermost, GitHub)
    """
    here channel everyone all team online group room
    """.split()
    # Python decorators
    + """
    property setter getter deleter staticmethod classmethod abstractmethod dataclass dataclasses
    cached_property lru_cache cache overload override wraps contextmanager asynccontextmanager pytest
    fixture contextlib hookimpl xfail
    mock patch parametrize given example settings skip skipif app route router task shared_task
    celery jit njit numba register total_ordering singledispatch final runtime_checkable typing
    no_type_check unique validator field_validator model_validator root_validator computed_field
    hybrid_property validates event listens_for login_required permission_required csrf_exempt
    require_http_methods api_view action receiver admin click command option argument pass_context
    functools abc atexit torch tf keras decorator deprecated experimental unittest expectedfailure nox
    invoke flow dag transaction atomic bp blueprint api get post put delete head options websocket
    middleware exception_handler errorhandler before_request teardown_request
    """.split()
    # Java, Kotlin, Scala, Groovy annotations
    + """
    autowired component service repository controller restcontroller configuration bean qualifier value
    primary entity table id generatedvalue column joincolumn onetomany manytoone onetoone manytomany
    embeddable embedded mappedsuperclass transient inject named singleton provides module binds nullable
    nonnull notnull nonnullable null suppresswarnings functionalinterface safevarargs repeatable retention
    target documented inherited interface test before after beforeeach aftereach beforeall afterall
    beforeclass afterclass ignore disabled displayname nested tag parameterizedtest valuesource mockbean
    injectmocks spy captor runwith extendwith springbootapplication springboottest enablewebsecurity
    requestmapping getmapping postmapping putmapping deletemapping patchmapping pathvariable requestparam
    requestbody responsebody requestheader responsestatus exceptionhandler controlleradvice crossorigin
    scheduled async cacheable transactional valid validated jsonproperty jsonignore jsoncreator jsonvalue
    jsoninclude data builder slf4j allargsconstructor noargsconstructor requiredargsconstructor tostring
    equalsandhashcode jvmstatic jvmoverloads jvmfield jvmname throws volatile synchronized optin
    composable preview stable immutable serializable parcelize keep mainthread workerthread uithread
    anythread targetapi requiresapi visiblefortesting restrictto intdef native strictfp tailrec varargs
    inline noinline switch delegate compilestatic grab field memoized published param file setparam
    conditionalonproperty profile order path consumes produces queryparam pathparam formparam context
    applicationscoped requestscoped
    """.split()
    # C#, TypeScript, Angular, Nest, Lit, MobX, Vue
    + """
    input output ngmodule injectable directive pipe hostlistener hostbinding viewchild viewchildren
    contentchild contentchildren customelement state observable computed prop emit watch query mutation
    resolver objecttype inputtype body req res headers session ip useguards useinterceptors usepipes
    primarygeneratedcolumn types ts-ignore ts-expect-error ts-nocheck ts-check jsx jsxruntime
    jsximportsource change submit keyup keydown keyup.enter click.prevent mouseover mouseenter mouseleave
    focus blur scroll model html using page code section functions layout foreach rendersection
    """.split()
    # Doc tags: Javadoc, JSDoc, TSDoc, Doxygen, PHPDoc, YARD, KDoc, LuaDoc, Sphinx, Gtk-Doc, apiDoc
    + """
    params return returns exception see since version author authors link linkcode linkplain inheritdoc
    serial serialdata serialfield docroot literal hidden apinote implnote implspec type typedef callback
    class constructor constructs memberof mixin mixes namespace enum constant const default defaultvalue
    function func method member var static readonly private protected public package access abstract
    virtual extends augments implements generator yields yield fires emits listens kind name alias borrows
    classdesc copyright license licence description desc summary fileoverview overview todo tutorial
    variation inner instance global internal alpha beta eventproperty packagedocumentation privateremarks
    remarks sealed typeparam template satisfies import export exports requires brief details short note
    warning attention bug date pre invariant retval tparam ref anchor subsection paragraph mainpage
    defgroup ingroup addtogroup weakgroup endcond cond if endif else elseif endcode verbatim endverbatim
    dot enddot msc latexonly htmlonly image par parblock include dontinclude snippet sa sa_see xrefitem
    struct union def fn headerfile dir protocol category property-read property-write method-static
    package-private subpackage filesource magic uses usedby used-by dataprovider covers coversnothing
    depends runinseparateprocess expectedexception ticket small medium large phpstan psalm var-annotation
    apiname apigroup apiparam apisuccess apierror apiversion apiexample raise raises attr attr_reader
    attr_writer scope macro parse yieldparam yieldreturn yieldreturns sample suppress sinces stability
    transfer none element-type array allow-none out inout not optional local usage noflow format prettier
    generated providesmodule emails preserve polyfill jest-environment vitest-environment nocollapse dict
    unrestricted record suppresscheckstyle formatter on off expose nodoc doc moduledoc spec typedoc impl
    behaviour opaque macrocallback optional_callbacks compile dialyzer external_resource on_load
    describetag moduletag enforce_keys derive fallback_to_any vsn behavior roxygen rdname importfrom
    exportmethod exportclass slot useddynlib aliases keywords concept family examples examplesif seealso
    source timestamp metadata
    """.split()
    # CSS, SCSS, Less, Tailwind
    + """
    media charset supports keyframes -webkit-keyframes -moz-keyframes font-face viewport
    font-feature-values counter-style document layer container starting-style extend content use forward
    each for while debug warn error at-root apply tailwind screen variants responsive custom-media
    custom-selector plugin theme utility variant config reference font-palette-values view-transition
    color-profile position-try swash ornaments stylistic annotation
    """.split()
    # Objective-C, Swift
    + """
    implementation end synthesize dynamic selector encode required try catch finally throw autoreleasepool
    defs compatibility_alias available objc objcmembers ibaction iboutlet ibdesignable ibinspectable main
    uiapplicationmain nsmanaged nscopying escaping autoclosure discardableresult inlinable
    usablefrominline frozen unknown convention testable binding observedobject stateobject
    environmentobject environment viewbuilder fetchrequest appstorage scenestorage gesturestate focusstate
    mainactor sendable preconcurrency globalactor resultbuilder propertywrapper dynamicmemberlookup
    dynamiccallable warn_unused_result bindable attribute
    """.split()
    # Blade, Twig, Razor, Markdoc, templates
    + """
    show parent endsection stack push endpush auth endauth guest endguest can endcan csrf enderror php
    endphp json js lang choice vite livewire livewirestyles livewirescripts forelse endforelse endforeach
    empty endempty isset endisset endunless unless case break endswitch continue once endonce dd dump env
    production includeif includewhen endcomponent endslot props
    """.split()
    # Ruby, Perl, shells, SQL, build tools, assembler, linkers, cron, DNS, PostScript
    + """
    list args argv inc isa export_ok _ echo rem exit cd mkdir rm cp mv printf true false reboot daily
    weekly monthly hourly yearly annually midnight object progbits nobits gotpcrel plt got gotoff tpoff
    dtpoff ntpoff indntpoff pageoff in soa ns iota identity rowcount @identity @rowcount scope_identity
    fetch_status tablename p1 p2 param1 param2 i x y z latest next canary upstream u beginmyconf eof
    """.split()
    # Bazel, Nix, Buck repositories and package scopes
    + """
    bazel_tools platforms rules_python rules_go rules_cc rules_java com_google_protobuf com_google_absl
    com_github_grpc_grpc babel angular-devkit aws-sdk mui tanstack storybook
    """.split()
    # Texinfo
    + """
    chapter node menu item itemx itemize enumerate ftable vtable multitable deffn deftypefn defun defvar
    smallexample lisp cindex findex vindex kindex pindex xref pxref samp dfn emph strong strut setfilename
    settitle dircategory direntry titlepage vskip contents summarycontents bye ifset ifclear iftex ifinfo
    ifhtml ifnottex tex quotation sp noindent need refill unnumbered appendix subsubsection heading
    subheading top center copying insertcopying dots tie
    """.split()
)
"""What ``@`` means in programs and documents."""

TERMS_AFTER = frozenset(
    """
    decorator decorators annotation annotations annotated tag tags rule rules directive directives
    attribute keyword macro symbol sign character syntax operator modifier property parameter placeholder
    variable block statement function method class interface import package scope array hash arrays lists
    variables macros fields system header section element elements selector notation prefix namespace type
    types
    """.split()
)
"""Words after a name that tell it is a term of a language: ``the @jit decorator``."""

LEADING = frozenset(
    """
    cc cc'ing ccing hi hey hello thanks thank thx ty ping pinging pinged ask asked by follow following
    followed via mention mentioned mentions assign assigned assignee assignees unassigned reviewer
    reviewers reviewed approved authored rt replying reply replied dm welcome congrats kudos credit h/t
    tagged invite invited loop looping requested maintainer maintainers hallo hola bonjour merci danke
    gracias salut ciao obrigado instagram twitter insta ig handle telegram tiktok snapchat threads bluesky
    mastodon skype discord wechat
    """.split()
)
"""Words before a name that tell it is a person's, even in a comment of a program."""

WEAK_LEADING = frozenset(
    """
    tell to from with for message dear props and or add added remove removed tag tagging owner adding author x
    """.split()
)
"""Words before a name that tell it is a person's where nothing speaks of code."""
