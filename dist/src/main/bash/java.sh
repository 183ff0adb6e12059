# Sourced by ./vireo and by package.sh: replaces this process by a JVM that starts fast.
# The class path and the collector must be the same ones in every run: the start-up cache is only good for them.
vireo_java() { # folder, more JVM flags, main class, arguments
    local home="$1" jar classpath=
    shift
    for jar in "$home"/lib/*.jar; do
        classpath="$classpath${classpath:+:}$jar"
    done
    # The JDK of the last run is good enough and saves the search, unless the user wants another one.
    if [ -z "${VIREO_JAVA_HOME:-}" ] && [ -r "$home/jdk" ] && [ -x "$(<"$home/jdk")/bin/java" ]; then
        JAVA_HOME="$(<"$home/jdk")"
    else
        . "$root/.mvn/find-jdk.sh"
        [ -n "${VIREO_JAVA_HOME:-}" ] || echo "$JAVA_HOME" 2>/dev/null >"$home/jdk" || true
    fi
    # The JVM reads arguments and environment in the locale's charset: names with accents must survive LANG=C.
    { export LC_ALL=C.UTF-8; } 2>/dev/null
    # The cache is used at the address that it was made for: moving it costs 10 ms of each start and a private copy of
    # its pages. The flag is one of those that the JVM wants unlocked.
    exec "$JAVA_HOME/bin/java" -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 \
        -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$classpath" "$@"
}
