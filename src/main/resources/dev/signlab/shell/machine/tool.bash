# A tool of the lab's within a text that bash runs: hands the command to the lab that runs the text.
# In front of this stand: launcher, call (.mvn/call.bash of it) and file (how this lab is called).

# Who says sudo in front of a tool of the lab's means that tool: the lab says so. All else is sudo's.
if [ "${0##*/}" = sudo ] || [ "${0##*/}" = doas ]; then
  bin=${0%/*} valued=
  for word in "$@"; do
    case $valued$word in
      -[ughpCDRTUrt]|--user|--group|--host|--prompt|--chdir) valued=' ' ;;
      -*|' '*|[A-Za-z_]*=*) valued= ;;
      *)
        [ ! -L "$bin/${word##*/}" ] || set -- missing "${0##*/}" "$@"
        break ;;
    esac
  done
  if [ "${1-}" != missing ]; then
    path=:$PATH:
    path=${path//":$bin:"/:}
    if real=$(PATH=$path; type -P "${0##*/}"); then exec "$real" "$@"; fi
    set -- missing "${0##*/}" "$@"
  fi
fi

locale=${LC_ALL-}
LC_ALL=C
export LC_ALL
case ${0##*/} in
  lab|sudo|doas) ;;
  missing) set -- missing "$@" ;;
  *) set -- "${0##*/}" "$@" ;;
esac
alone() {
  if [ -n "$locale" ]; then LC_ALL=$locale; else unset LC_ALL; fi
  [ "$1" != missing ] || shift
  LAB_CALLS=never exec "$launcher" "$@"
}

# What <(…) names is open in this process; the lab finds it by this process's number.
for word in "$@"; do
  case $word in
    */dev/tty*|*/dev/stderr*) alone "$@" ;;
    */dev/fd/*|*/proc/self/fd/*) [ -e "/proc/$$/fd" ] || alone "$@" ;;
  esac
done
set -- "${@//\/proc\/self\/fd\///dev/fd/}"
set -- "${@//\/dev\/fd\///proc/$$/fd/}"

if [ -t 0 ]; then input=TERMINAL
elif [ -e /dev/stdin ] && ! [ /dev/stdin -ef /dev/null ]; then input=DATA
else input=NOTHING
fi
# Only what goes where the text itself writes may end at the terminal of the lab.
columns=0
if [ /dev/stdout -ef "/proc/${SIGNLAB_SHELL-}/fd/1" ]; then columns=${SIGNLAB_COLUMNS:-0}; fi
[ -z "${SIGNLAB_PLAIN-}" ] || set -- --plain "$@"
exec "$BASH" -p "$call" "LC_ALL=$locale" "$file" $input "$columns" "$launcher" "$@"
