# Hands a command to the lab that runs already: call.bash LC_ALL=LOCALE FILE INPUT COLUMNS LAUNCHER WORD...
# No process is started but for bytes that a shell cannot hold. content/design/calls.adoc has the words.

set +o posix
locale=${1#LC_ALL=} file=$2 input=$3 columns=$4 launcher=$5
shift 5

# The launcher keeps the caller's locale from bash, which would complain of one that is not installed.
own_locale() { if [ -n "$locale" ]; then LC_ALL=$locale; else unset LC_ALL; fi; }

alone() { # alone WORD...: the ordinary way, in a process of its own
  own_locale 2> /dev/null
  LAB_CALLS=never exec "$launcher" "$@"
}

gone() { # gone WORD...: the lab ended while it was asked
  if [ -n "$begun" ]; then
    echo "error: the lab that ran this command has ended; the command may be half done" >&2
    exit 1
  fi
  echo "the lab that runs here did not answer; this command runs by itself" >&2
  alone "$@"
}

# What listens there must be the lab of this file: the port of one that was killed may be a stranger's.
{ IFS= read -r port && IFS= read -r question && IFS= read -r answer; } < "$file" || alone "$@"
begun= feeder=
{ exec 3<> "/dev/tcp/127.0.0.1/$port"; } 2> /dev/null || alone "$@"
trap '' PIPE
printf '%s call\n' "$question" 2> /dev/null >&3
IFS= read -r -t 5 said <&3 && [ "$said" = "$answer" ] || gone "$@"

SHLVL=$(( SHLVL - 1 ))
{ own_locale; declare -x; printf '\0'; umask; cd -P .; printf '\0%s\0%s\0%s\0%s\0' "$columns" "$input" "$PWD" "$#"; [ $# = 0 ] || printf '%s\0' "$@"; } 2> /dev/null >&3

LC_ALL=C                       # counts are of bytes
line() { # line WHICH ID: a connection for bytes, as descriptor 4
  { exec 4<> "/dev/tcp/127.0.0.1/$port"; } 2> /dev/null || gone
  printf '%s %s %s\n' "$question" "$1" "$2" 2> /dev/null >&4
}

# Output that a reader no longer wants is no failure; output for which there is no room is one.
ended() { # ended STATUS
  [ -z "$feeder" ] || kill "$feeder" 2> /dev/null
  [ -n "$lost" ] && [ "$1" = 0 ] || exit "$1"
  exec 5>&1
  why=$( { printf '\n' >&5; } 2>&1 )
  case $why in ''|*'Broken pipe') exit 0 ;; esac
  printf 'error: what the command wrote could not be kept\nexpected: space left on the disk\nfound: %s\nhint: doctor\n' "${why##*: }" >&2
  exit 1
}

lost=
while IFS=' ' read -r kind count <&3; do
  case $kind in
    o) IFS= read -r -d '' -n "$count" text <&3; printf %s "$text" 2> /dev/null || lost=yes ;;
    e) IFS= read -r -d '' -n "$count" text <&3; printf %s "$text" >&2 2> /dev/null ;;
    O) line out "$count"; cat <&4 2> /dev/null 3>&- 4<&- || lost=yes; exec 4>&- ;;
    E) line out "$count"; { cat <&4 3>&- 4<&- >&5; } 5>&2 2> /dev/null; exec 4>&- ;;
    i) line in "$count"; dd bs=8192 count=1 2> /dev/null 3>&- >&4; exec 4>&- ;;
    I) line in "$count"; cat <&0 2> /dev/null 3>&- >&4 & feeder=$!; exec 4>&- ;;
    q) IFS= read -r -d '' -n "$count" text <&3; printf %s "$text" >&2
       if IFS= read -r text; then printf 'a%s\n' "$text" >&3; else echo - >&3; fi ;;
    s) IFS= read -r -d '' -n "$count" text <&3
       if IFS= read -r -s -p "$text" text; then printf 'a%s\n' "$text" >&3; else echo - >&3; fi ;;
    b) begun=yes ;;
    n) alone "$@" ;;
    x) ended "$count" ;;
  esac
done
gone "$@"
