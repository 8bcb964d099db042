"""Sans-IO: no clock, thread, socket, file, environment, locale or chance in the core."""

import re

from cpp_text import code_only, includes, line_of
from rule import Finding, rule

# Where IO lives, outside the core. Calendars read zone tables of the configuration; only a host asks the machine.
OUTSIDE = ("src/journal/", "src/host/", "src/c/")

# kind -> headers; names, anywhere; functions, called without an object; functions, called with a leading `::`.
FORBIDDEN = {
    "clock": (
        "chrono ctime time.h sys/time.h absl/time/clock.h",
        "std::chrono absl::Now absl::GetCurrentTimeNanos absl::LocalTimeZone absl::LoadTimeZone absl::SleepFor",
        "time clock clock_gettime gettimeofday localtime localtime_r mktime strftime",
        "",
    ),
    "thread": (
        "thread mutex shared_mutex condition_variable future semaphore stop_token pthread.h"
        " absl/synchronization/mutex.h absl/synchronization/notification.h",
        "std::thread std::jthread std::mutex std::shared_mutex std::recursive_mutex std::async std::future std::promise"
        " std::condition_variable std::lock_guard std::unique_lock std::scoped_lock std::call_once std::this_thread"
        " absl::Mutex absl::MutexLock absl::CondVar absl::Notification thread_local",
        "pthread_create pthread_mutex_lock",
        "",
    ),
    "socket": (
        "sys/socket.h netinet/in.h arpa/inet.h netdb.h sys/epoll.h poll.h",
        "getaddrinfo",
        "",
        "socket connect bind listen accept send recv sendto recvfrom poll select",
    ),
    "file": (
        "fstream filesystem cstdio stdio.h iostream fcntl.h unistd.h sys/stat.h syslog.h",
        "std::fstream std::ifstream std::ofstream std::filesystem std::cout std::cerr std::clog std::cin"
        " FILE fmt::print",
        "fopen freopen fread fwrite printf fprintf puts fputs perror unlink tmpfile",
        "open read write close stat",
    ),
    "environment": (
        "",
        "",
        "getenv secure_getenv setenv putenv system popen fork execv execvp signal getpid abort exit quick_exit _exit",
        "",
    ),
    "locale": (
        "locale clocale locale.h regex",
        "std::locale std::regex Locale::getDefault Locale::setDefault",
        "setlocale tolower toupper isalpha isalnum isdigit isspace isupper islower ispunct strtod atof stod stof",
        "",
    ),
    "chance": (
        "",
        "std::random_device std::uniform_int_distribution std::discrete_distribution std::shuffle absl::BitGen"
        " absl::InsecureBitGen absl::Uniform",
        "rand srand random drand48 getrandom arc4random",
        "",
    ),
    "floating point": ("", "float double", "", ""),
}


def _any(words):
    return "(" + "|".join(re.escape(word) for word in words.split()) + ")"


def _pattern(names, calls, global_calls):
    forms = []
    if names:
        forms.append(r"(?<![\w:])" + _any(names) + r"\b")
    if calls:
        forms.append(r"(?<![\w.>:])(std::|::)?" + _any(calls) + r"\s*\(")
    if global_calls:
        forms.append(r"(?<![\w.>])::" + _any(global_calls) + r"\s*\(")
    return re.compile("|".join(forms))


PATTERNS = {kind: (set(headers.split()), _pattern(*rest)) for kind, (headers, *rest) in FORBIDDEN.items()}


def core(project):
    """The files of the sans-IO core and the public headers."""
    for path in list(project.paths("*.h", "*.cc", under="src/")) + list(project.paths("*.h", under="include/")):
        if not path.startswith(OUTSIDE):
            yield path


@rule(
    "purity",
    "The core has no clock, thread, socket, file, environment, locale, chance or floating point: src/ outside journal, "
    "host and c, and the public headers.",
    good=[
        {"src/desk/a.cc": '// std::thread\n#include <string>\nconst char* k = "fopen(";\nabsl::Time at = e.time();\n'},
        {"src/desk/a.cc": "void F(absl::Time now) { x.time(); runtime(3); int seed_rand(int); q->exit(); }\n"},
        {"src/journal/a.cc": "#include <fstream>\nstd::fstream f;\n", "src/c/a.cc": "std::mutex m;\n"},
        {"src/host/zone.cc": "absl::LoadTimeZone(a, b);\n"},
    ],
    bad=[
        {"src/desk/a.cc": f"{code}\n"}
        for code in (
            "auto t = absl::Now();",
            "auto t = std::chrono::steady_clock::now();",
            "auto t = time(nullptr);",
            "std::thread t;",
            "#include <thread>",
            "#include <chrono>",
            "absl::Mutex m;",
            "thread_local int x;",
            "int s = ::socket(1, 2, 3);",
            "#include <sys/socket.h>",
            'auto f = fopen("a", "b");',
            "FILE* f;",
            "#include <fstream>",
            "std::cout << 1;",
            'getenv("A");',
            "std::abort();",
            "std::locale l;",
            "char c = std::tolower(d);",
            "std::random_device r;",
            "int r = rand();",
            "absl::BitGen g;",
            "double x;",
            "absl::LoadTimeZone(a, b);",
        )
    ]
    + [{"include/chatcore/a.h": "#include <mutex>\n"}, {"src/clock/a.cc": "absl::LoadTimeZone(a, b);\n"}],
)
def purity(project):
    for path in core(project):
        code = code_only(project.text(path))
        for kind, (headers, pattern) in PATTERNS.items():
            for number, _, target in includes(project.text(path)):
                if target in headers:
                    yield Finding(path, number, f"{kind}: <{target}> has no place in the core")
            for match in pattern.finditer(code):
                name = match.group(0).strip(" (")
                yield Finding(path, line_of(code, match.start()), f"{kind}: {name} has no place in the core")


@rule(
    "no_exceptions",
    "The library throws nothing; what third-party code throws is caught where it is called.",
    good=[{"src/a/b.cc": "// throw\nStatus F();\n", "tools/x.cc": "throw Refusal();\n"}],
    bad=[{"src/a/b.cc": "throw 1;\n"}, {"include/chatcore/x.h": "  throw Error();\n"}],
)
def no_exceptions(project):
    for path in list(project.paths("*.h", "*.cc", under="src/")) + list(project.paths("*.h", under="include/")):
        code = code_only(project.text(path))
        for match in re.finditer(r"\bthrow\b", code):
            yield Finding(path, line_of(code, match.start()), "throw: return an absl::Status")


@rule(
    "lite_runtime",
    "No reflection, JSON or DebugString in the library: it has protobuf's lite runtime.",
    good=[{"src/a/b.cc": "// DebugString\nx.SerializeToString(&y);\n"}],
    bad=[
        {"src/a/b.cc": code + "\n"}
        for code in (
            "x.DebugString();",
            "x.ShortDebugString();",
            "x.GetReflection();",
            "x.GetDescriptor();",
            "T::descriptor();",
            '#include "google/protobuf/util/json_util.h"',
            '#include "google/protobuf/text_format.h"',
            "#include <google/protobuf/descriptor.h>",
        )
    ],
)
def lite_runtime(project):
    lite = re.compile(r"google/protobuf/(io/|st[u]bs/|\w*_lite\.h|(repeated|repeated_ptr)_field\.h|arena\.h)")
    names = re.compile(r"\b(\w*DebugString|GetReflection|GetDescriptor)\s*\(|::descriptor\(\)")
    for path in list(project.paths("*.h", "*.cc", under="src/")) + list(project.paths("*.h", under="include/")):
        for number, _, target in includes(project.text(path)):
            if target.startswith("google/protobuf/") and not lite.match(target):
                yield Finding(path, number, f"{target} belongs to the full runtime")
        code = code_only(project.text(path))
        for match in names.finditer(code):
            yield Finding(path, line_of(code, match.start()), f"{match.group(0)} belongs to the full runtime")
