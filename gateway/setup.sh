# Sourced by gateway/up and tests/run: makes sure of what a build and a run need beside this repository.
# Progress and complaints go to standard error: standard output belongs to the command that follows.

say() { printf '%s\n' "$*" >&2; }

# Ends the script with one sentence.
give_up() { say "$*"; exit 1; }

# No pipe into grep -q: it stops at its find, ldconfig dies of SIGPIPE, and under pipefail what was found is missing.
has_library() {
  case "$(ldconfig -p 2>/dev/null)" in *libmosquitto.so.1*) return 0 ;; esac
  [ -n "$(ls /usr/lib/libmosquitto.so.1 /usr/lib/*/libmosquitto.so.1 /usr/local/lib/libmosquitto.so.1 2>/dev/null)" ]
}

need_dotnet() {
  command -v dotnet >/dev/null 2>&1 || give_up "The .NET 10 SDK is missing: install it from https://dot.net and run this again."
  local version
  version=$(cd "$1" && dotnet --version 2>/dev/null) || version=
  case "$version" in
    1[0-9].*) ;;
    *) give_up "The .NET 10 SDK is needed, and dotnet offers ${version:-none that fits global.json}: install it from https://dot.net." ;;
  esac
}

need_mosquitto() {
  local missing=
  PATH="$PATH:/usr/sbin:/usr/local/sbin"
  command -v mosquitto >/dev/null 2>&1 || missing="mosquitto"
  has_library || missing="${missing:+$missing }libmosquitto1"
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    give_up "Missing: ${missing/ / and }. Install with 'sudo apt-get install mosquitto libmosquitto1' and run this again."
  fi
  say "Installing $missing with apt-get."
  local log
  log=$(mktemp)
  if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } \
    >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    rm -f "$log"
    give_up "apt-get could not install $missing; install by hand and run this again."
  fi
  rm -f "$log"
}

# Tests fail the disk under a real process, at the system call: strace does that.
need_strace() {
  command -v strace >/dev/null 2>&1 && return 0
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    give_up "Missing: strace. Install with 'sudo apt-get install strace' and run this again."
  fi
  say "Installing strace with apt-get."
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends strace; } \
    >/dev/null 2>&1 || give_up "apt-get could not install strace; install by hand and run this again."
}

# build <project or solution> [arguments]: quiet unless it fails; restores exactly what the lock files name.
build() {
  local log
  log=$(mktemp)
  if ! dotnet build "$@" -c Release --nologo -v q -clp:NoSummary -p:RestoreLockedMode=true >"$log" 2>&1; then
    grep -E 'error|warning' "$log" | sort -u | head -n 40 >&2 || tail -n 20 "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
