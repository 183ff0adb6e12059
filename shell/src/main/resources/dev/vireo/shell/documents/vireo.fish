# fish completion for vireo, made from its commands

# Prints the command that is typed and what follows it, a word a line, after the URI of the connection, which may be empty.
function __vireo_words
    set -l valued @VALUED@
    set -l words (commandline -opc) (commandline -ct)
    set -l uri ''
    set -l skip ''
    for i in (seq 2 (count $words))
        if test -n "$skip"
            contains -- $skip -c --connect; and set uri $words[$i]
            set skip ''
        else if contains -- $words[$i] $valued
            set skip $words[$i]
        else if string match -q -- '--connect=*' $words[$i]
            set uri (string replace -- '--connect=' '' $words[$i])
        else if not string match -q -- '-*' $words[$i]
            printf '%s\n' "$uri" $words[$i..-1]
            return
        end
    end
    printf '%s\n' "$uri"
end

function __vireo_needs_command
    set -l words (__vireo_words)
    test (count $words) -le 2
end

function __vireo_has_command
    set -l words (__vireo_words)
    test (count $words) -gt 2; or return 1
    test (count $argv) -eq 0; or test "$words[2]" = "$argv[1]"
end

# Asks vireo: names of the server and files; for two seconds, without a question, and without a word of what went wrong.
function __vireo_ask
    set -l words (__vireo_words)
    set -l program (commandline -opc)[1]
    string match -q '~*' -- $program; and set program (string replace -r '^~' $HOME -- $program)
    type -q $program; or set program vireo
    set -l limit
    type -q timeout; and set limit timeout 2
    set -l uri
    test -n "$words[1]"; and set uri -c $words[1]
    if string match -q '~*' -- (commandline -ct)
        __fish_complete_path (commandline -ct)
        return
    end
    $limit $program -q $uri complete -- $words[2..-1] </dev/null 2>/dev/null
end

complete -c vireo -f
complete -c vireo -n '__vireo_has_command; and not __vireo_has_command help' -a '(__vireo_ask)'
complete -c vireo -n '__vireo_has_command help' -a '@TOPICS@'
