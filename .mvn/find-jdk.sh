# Sourced by ./build, ./vireo and .ci/run: sets JAVA_HOME to a JDK 25, or says in one line that there is none.
# Looks at $VIREO_JAVA_HOME, $JAVA_HOME, the JDKs of the usual folders, and the java on the PATH, in this order.
vireo_java_major() {
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}
vireo_find_jdk() {
    local home
    for home in "${VIREO_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* \
            "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
            "$(readlink -f "$(command -v javac 2>/dev/null)" 2>/dev/null | sed 's,/bin/javac$,,')"; do
        if [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ "$(vireo_java_major "$home")" = 25 ]; then
            export JAVA_HOME="$home"
            return 0
        fi
    done
    echo "${0##*/}: a JDK 25 is needed and none was found: install one (for example Temurin 25) or set VIREO_JAVA_HOME to its folder" >&2
    return 1
}
vireo_find_jdk || exit 1
