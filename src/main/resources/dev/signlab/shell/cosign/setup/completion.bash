# Completion of cosign and lab for bash, made by "cosign completion bash".
# Each place in a line has: the words that may follow, flags, flags with a value, flags whose value
# is a file, and whether arguments are files.
__signlab_at() {
  subs= flags= valued= filed= files=
  case $1 in
@TABLE@
  esac
}

__signlab() {
  local cur=${COMP_WORDS[COMP_CWORD]} place= open= word i
  local subs flags valued filed files
  local IFS=$' \t\n'
  COMPREPLY=()
  [ "${COMP_WORDS[0]##*/}" = cosign ] && place=cosign
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    # bash takes --flag=value apart at the equals sign
    [ "$word" = = ] && continue
    if [ -n "$open" ]; then open=; continue; fi
    __signlab_at "$place"
    case $word in
      -*) case " $valued " in *" $word "*) open=$word ;; esac ;;
      *) case " $subs " in *" $word "*) place=${place:+$place }$word ;; esac ;;
    esac
  done
  __signlab_at "$place"
  [ "$cur" = = ] && cur=
  if [ -n "$open" ]; then
    case " $filed " in *" $open "*) __signlab_files "$cur" ;; esac
  elif [ "${cur#-}" != "$cur" ]; then
    COMPREPLY=($(compgen -W "$flags" -- "$cur"))
  elif [ -n "$subs" ]; then
    COMPREPLY=($(compgen -W "$subs" -- "$cur"))
  elif [ -n "$files" ]; then
    __signlab_files "$cur"
  fi
}

__signlab_files() {
  local IFS=$'\n'
  COMPREPLY=($(compgen -f -- "$1"))
  type compopt > /dev/null 2>&1 && compopt -o filenames 2> /dev/null
}

complete -F __signlab cosign lab ./lab
