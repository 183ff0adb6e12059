# Asks vireo: names of the server and files; for two seconds, without a question, and without a word of what went wrong.
_vireo_ask() {
    local uri=${(Q)${opt_uri//\\:/:}} # colons come with a backslash
    local -a limit where found folders names
    [[ -z $uri ]] || where=(-c "$uri")
    (( ! $+commands[timeout] )) || limit=(timeout 2)
    (( $+commands[$program] )) || [[ -x ${~program} ]] || program=vireo
    if [[ $PREFIX = \~* ]]; then
        _files
        return
    fi
    found=(${(f)"$($limit ${~program} -q $where complete -- "${(@Q)words[1,CURRENT]}" </dev/null 2>/dev/null)"})
    [[ $IPREFIX != --*= ]] || found=(${found#${(Q)IPREFIX}})
    folders=(${(M)found:#*/}) names=(${found:#*/})
    (( ! $#names )) || compadd -- $names
    (( ! $#folders )) || compadd -S '' -- $folders
}

