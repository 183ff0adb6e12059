# bash completion for vireo, made from its commands

# Splits the line up to the cursor as a shell does, into `words`; the last of them may be empty. Bash's own words end at
# colons and equals signs. `quote` is the quote that is open at the end.
_vireo_split() {
    local line="${COMP_LINE:0:COMP_POINT}" word= inside= char i
    words=() quote=
    for ((i = 0; i < ${#line}; i++)); do
        char="${line:i:1}"
        if [ -n "$quote" ]; then
            if [ "$char" = "$quote" ]; then
                quote=
            elif [ "$char" = \\ ] && [ "$quote" = '"' ]; then
                i=$((i + 1)) word+="${line:i:1}"
            else
                word+="$char"
            fi
            continue
        fi
        case "$char" in
        \' | \") quote="$char" inside=1 ;;
        \\) i=$((i + 1)) inside=1 word+="${line:i:1}" ;;
        [[:space:]])
            [ -z "$inside" ] || words+=("$word")
            word= inside=
            ;;
        *) word+="$char" inside=1 ;;
        esac
    done
    words+=("$word")
}

# Asks vireo what could stand in place of the last word: names of the server and files. Never for longer than two seconds,
# never for a password, and without a word of what went wrong.
_vireo_ask() { # URI, the words of the command
    local program="$vireo" limit=() uri=()
    [ -z "$1" ] || uri=(-c "$1")
    shift
    case "$program" in "~/"*) program="$HOME/${program#"~/"}" ;; esac
    type -P "$program" >/dev/null || program=vireo
    ! type -P timeout >/dev/null || limit=(timeout 2)
    "${limit[@]}" "$program" -q "${uri[@]}" complete -- "$@" </dev/null 2>/dev/null
}

_vireo() {
    local words quote vireo before word command= watch= skip= uri= options= choices= files= prefix= each i start=0
    COMPREPLY=()
    _vireo_split
    vireo="${words[0]}" word="${words[${#words[@]} - 1]}" before="${words[${#words[@]} - 2]}"
    for ((i = 1; i < ${#words[@]} - 1; i++)); do
        each="${words[i]}"
        if [ -n "$skip" ]; then
            case "$skip" in -c | --connect) uri="$each" ;; esac
            skip=
            continue
        fi
        if [ -n "$watch" ]; then
            case "$each" in
            -n | --interval | --count) skip="$each" ;;
            --command | -*) ;;
            *)
                command="$each"
                break
                ;;
            esac
            continue
        fi
        case "$each" in
        @VALUED@) skip="$each" ;;
        --connect=*) uri="${each#*=}" ;;
        -c?*) uri="${each#-c}" ;;
        -*) ;;
        watch) watch=1 start=$i ;;
        *)
            command="$each" start=$i
            break
            ;;
        esac
    done
    # a variable of this shell may have the URI; nothing else is expanded
    [[ $uri =~ ^\$\{?([A-Za-z_][A-Za-z_0-9]*)\}?$ ]] && uri="${!BASH_REMATCH[1]}"

    case "$command$word" in
    --*=*) before="${word%%=*}" prefix="${word%%=*}=" skip="$before" ;;
    esac
    _vireo_global "$before"
    if [ -z "$command" ] && [ -n "$skip" ]; then
        choices="$options"
    elif [ -z "$command" ]; then
        options="@OPTIONS@"
        [ -z "$watch" ] || options="--interval --count --differences --help"
        case "$word" in
        -*) choices="$options" ;;
        *) choices="@COMMANDS@" ;;
        esac
        files=
    else
        local behind="$options"
        options= files=
        _vireo_options "$command" || return 0 # there is no such command
        # these are taken behind a command, too, unless it has one of that name
        case "$before" in --format | --color)
            case " $options " in *" $before "*) ;; *) choices="$behind" ;; esac
            ;;
        esac
        case "$word" in
        --*=*) ;;
        -*) choices="$options" ;;
        esac
        [ "$command" != help ] || choices="@TOPICS@ --help"
    fi
    if [ -n "$choices$files" ] || [ -z "$command" ]; then
        for each in $choices; do
            each="$prefix$each"
            case "$each" in "$word"*) COMPREPLY+=("$each") ;; esac
        done
        [ -z "$files" ] || while IFS= read -r each; do
            COMPREPLY+=("$prefix$each")
        done < <(compgen -f -- "${word#"$prefix"}")
    else
        case "$word" in
        "~"*)
            COMPREPLY=($(compgen -f -- "$word"))
            return
            ;;
        esac
        while IFS= read -r each; do
            [ -z "$each" ] || COMPREPLY+=("$each")
        done < <(_vireo_ask "$uri" "${words[@]:start}")
    fi
    _vireo_reply
}

# Values of the options before a command, into `options`, and `files` where it is one.
_vireo_global() { # option
    case "$1" in
@GLOBAL_CHOICES@
    esac
}

# The options of a command into `options`, and the values of the one before the cursor into `choices`.
_vireo_options() { # command
    case "$1" in
@COMMAND_OPTIONS@
    *) return 1 ;;
    esac
}

# Makes replies of words: quoted, and without what bash takes for an earlier word.
_vireo_reply() {
    local i reply before=
    if [ -z "$quote" ]; then
        case "$COMP_WORDBREAKS" in *:*) case "$word" in *:*) before="${word%:*}:" ;; esac ;; esac
        case "$COMP_WORDBREAKS" in *=*)
            case "${word#"$before"}" in *=*) before="${word%=*}=" ;; esac
            ;;
        esac
    fi
    for i in "${!COMPREPLY[@]}"; do
        reply="${COMPREPLY[i]}"
        reply="${reply#"$before"}"
        [ -n "$quote" ] || printf -v reply %q "$reply"
        COMPREPLY[i]="$reply"
    done
    case "${#COMPREPLY[@]}:${COMPREPLY[0]-}" in 1:*/) compopt -o nospace 2>/dev/null ;; esac
} && complete -F _vireo vireo
