# Sourced by tools/chapeau and tools/test: installs the Debian packages that are missing and builds a CMake preset. All it
# says goes to standard error, so that the program's output stays clean. A terminal gets one line that counts; the
# compiler's own words go to a log, shown only when something fails.

# Where ccache is installed, it spares what was compiled before. No package asks for it.
command -v ccache >/dev/null && export CMAKE_CXX_COMPILER_LAUNCHER=ccache

say() { printf '%s\n' "$*" >&2; }

die() {
    say "error: $1"
    [ -n "${2:-}" ] && say "  help: $2"
    exit 2
}

# packages SECTION…: the names listed under these sections of tools/packages.txt
packages() {
    awk -v wanted=" $* " '/^\[/ { on = index(wanted, " " substr($1, 2, length($1) - 2) " "); next } on && /^[a-z]/ { print $1 }' \
        "$root/tools/packages.txt"
}

# there COMMAND: whether it is there whatever package it came with; Debian's npm cannot stand beside another's nodejs
there() { command -v "$1" >/dev/null; }

missing_packages() {
    local package
    for package in $(packages "$@"); do
        case $package in
            nodejs | npm) there node && there npm && continue ;;
        esac
        case $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) in
            installed) ;;
            *) echo "$package" ;;
        esac
    done
}

# logged TITLE LOG COMMAND…: runs the command with its words in the log, counting ninja's steps on a terminal
logged() {
    local title=$1 log=$2 begun=$SECONDS code=0
    shift 2
    if [ -t 2 ]; then
        printf '%s …' "$title" >&2
        "$@" </dev/null 2>&1 | tee "$log" | show_steps "$title" || true
        code=${PIPESTATUS[0]}
        printf '\r\033[K' >&2
    else
        "$@" </dev/null >"$log" 2>&1 || code=$?
    fi
    if [ "$code" -ne 0 ]; then
        say "$title: failed"
        tail -n 80 "$log" >&2
        die "$title failed" "all of its output is in ${log#"$root"/}"
    fi
    say "$title: done in $((SECONDS - begun)) s"
}

show_steps() {
    local line step
    while IFS= read -r line; do
        case $line in
            \[*/*\]*)
                step=${line%%]*}
                printf '\r\033[K%s: %s' "$1" "${step#[} " >&2
                ;;
        esac
    done
}

# install SECTION…: what is missing, through apt-get, with sudo for who is not root
install_missing() {
    local names sudo=
    command -v dpkg-query >/dev/null || {
        say "note: this is no Debian system; the packages of tools/packages.txt are taken to be there"
        return
    }
    names=$(missing_packages "$@")
    [ -z "$names" ] && return
    names=${names//$'\n'/ }
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "these packages are missing: $names" "run: apt-get install $names"
        sudo=sudo
        # Asks for the password here, on the terminal, and not behind the progress line.
        sudo -v || die "these packages are missing: $names" "run: sudo apt-get install $names"
    fi
    mkdir -p "$root/build"
    say "installing: $names"
    # The lists may be absent or old: they are fetched only where the packages can't be had without.
    # shellcheck disable=SC2086
    logged "installing packages" "$root/build/packages.log" apt_install "$sudo" $names
}

apt_install() {
    local sudo=$1
    shift
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" && return
    $sudo apt-get update && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# build PRESET [TARGET]
build() {
    local preset=$1 target=${2:-all} folder=$root/build/$1
    mkdir -p "$folder"
    if [ ! -f "$folder/build.ninja" ]; then
        logged "configuring $preset" "$folder/configure.log" cmake -S "$root" --preset "$preset"
    fi
    logged "building $preset" "$folder/build.log" cmake --build "$folder" --target "$target"
}
