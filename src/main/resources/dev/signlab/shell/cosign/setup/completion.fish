# Completion of cosign and lab for fish, made by "cosign completion fish".
function __signlab_at
    set -g __signlab_subs
    set -g __signlab_flags
    set -g __signlab_valued
    set -g __signlab_filed
    set -g __signlab_files
    switch "$argv[1]"
@TABLE@
    end
end

function __signlab
    set -l place $argv[1]
    set -l words (commandline -opc)
    set -l cur (commandline -ct)
    set -l open ''
    set -e words[1]
    for word in $words
        if test -n "$open"
            set open ''
            continue
        end
        __signlab_at "$place"
        switch $word
            case '-*'
                contains -- $word $__signlab_valued; and set open $word
            case '*'
                contains -- $word $__signlab_subs; and set place (string trim "$place $word")
        end
    end
    __signlab_at "$place"
    if test -n "$open"
        contains -- $open $__signlab_filed; and __fish_complete_path $cur
        return 0
    end
    switch $cur
        case '-*'
            string join \n -- $__signlab_flags
        case '*'
            if test (count $__signlab_subs) -gt 0
                string join \n -- $__signlab_subs
            else if test -n "$__signlab_files"
                __fish_complete_path $cur
            end
    end
end

complete -c cosign -f -a '(__signlab cosign)'
complete -c lab -f -a '(__signlab "")'
