#!/usr/bin/env bash
# Makes what people install, from what the build has packed: an archive and a Debian package. Both bring a Java of their
# own with the modules that are needed, start-up caches made with it, the manual page and completions.
#
#     ./build -Pquick -pl dist -am package && dist/src/main/bash/release.sh
#
# The results are in dist/target/release; without dpkg-deb there is the archive only.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd -P)"
packed="$root/dist/target/vireo"
release="$root/dist/target/release"
[ -e "$packed/ready" ] || { echo "release.sh: nothing is packed yet; run ./build -Pquick -pl dist -am package" >&2; exit 1; }
. "$root/.mvn/find-jdk.sh"
jdk="$JAVA_HOME"
. "$root/dist/src/main/bash/java.sh"
version="$("$jdk/bin/java" -cp "$packed/lib/vireo.jar" dev.vireo.dist.Vireo --version)"
case "$(uname -m)" in
x86_64) machine=x64 debian=amd64 ;;
aarch64) machine=aarch64 debian=arm64 ;;
*) machine="$(uname -m)" debian="$machine" ;;
esac
name="vireo-$version-linux-$machine"
home="$release/$name"
rm -rf "$release"
mkdir -p "$home/bin"
cp -rp "$packed/lib" "$home/lib"

# The modules of the JDK that the classes ask for, and the encodings of VMX files; not java.desktop, which JLine has for
# pictures in terminals. None of them may be jdk.jlink: a JDK without packaged modules (jmods) can be taken apart, too, but
# not into one that does the same.
modules="$("$jdk/bin/jdeps" --ignore-missing-deps --list-deps "$home/lib/vireo.jar" |
    sed -nE 's,^ *((java|jdk)[a-z.]+)(/.*)?$,\1,p' | sort -u | grep -vx java.desktop | paste -sd,),jdk.charsets"
if ! "$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages \
    --output "$home/runtime" >"$release/jlink.log" 2>&1; then
    # A JDK that cannot be taken apart: all of its modules go along, its tools do not.
    echo "release.sh: the whole runtime of $jdk is packed: $(head -1 "$release/jlink.log")" >&2
    rm -rf "$home/runtime"
    mkdir -p "$home/runtime/bin"
    cp -p "$jdk/bin/java" "$home/runtime/bin/"
    cp -rp "$jdk/conf" "$jdk/lib" "$jdk/legal" "$jdk/release" "$home/runtime/"
    rm -rf "$home/runtime/lib/src.zip" "$home/runtime/lib/ct.sym" "$home/runtime/lib/server/"classes*.jsa
fi
rm -f "$release/jlink.log"

cp "$root/dist/src/main/bash/java.sh" "$home/java.sh"
cat >"$home/bin/vireo" <<'END'
#!/usr/bin/env bash
set -euo pipefail
self="$(readlink -f "${BASH_SOURCE[0]}")"
home="${self%/bin/vireo}"
. "$home/java.sh"
vireo "$home" "$@"
END
chmod 755 "$home/bin/vireo"
cp "$root/LICENSE" "$root/README.md" "$root/CHANGELOG.md" "$root/dist/THIRD-PARTY.md" "$home/"
"$home/runtime/bin/java" -cp "$home/lib/vireo.jar" dev.vireo.shell.documents.Documents "$home/share"
(. "$root/dist/src/main/bash/train.sh")
rm -rf "$home/training"
tar -C "$release" --owner=0 --group=0 --numeric-owner -czf "$release/$name.tar.gz" "$name"
echo "$release/$name.tar.gz"

command -v dpkg-deb >/dev/null || exit 0
tree="$release/debian"
mkdir -p "$tree/DEBIAN" "$tree/usr/lib" "$tree/usr/bin" "$tree/usr/share/man/man1" "$tree/usr/share/doc/vireo" \
    "$tree/usr/share/bash-completion/completions" "$tree/usr/share/zsh/vendor-completions" \
    "$tree/usr/share/fish/vendor_completions.d"
cp -rp "$home" "$tree/usr/lib/vireo"
rm -rf "$tree/usr/lib/vireo/share"
ln -s ../lib/vireo/bin/vireo "$tree/usr/bin/vireo"
gzip -9nc "$home/share/man/man1/vireo.1" >"$tree/usr/share/man/man1/vireo.1.gz"
cp "$home/share/bash-completion/completions/vireo" "$tree/usr/share/bash-completion/completions/"
cp "$home/share/zsh/site-functions/_vireo" "$tree/usr/share/zsh/vendor-completions/"
cp "$home/share/fish/vendor_completions.d/vireo.fish" "$tree/usr/share/fish/vendor_completions.d/"
cat "$root/LICENSE" "$root/dist/THIRD-PARTY.md" >"$tree/usr/share/doc/vireo/copyright"
cat >"$tree/DEBIAN/control" <<END
Package: vireo
Version: ${version/-SNAPSHOT/~snapshot}
Architecture: $debian
Maintainer: The Vireo project
Installed-Size: $(du -sk "$tree/usr" | cut -f1)
Depends: bash, libc6
Section: admin
Priority: optional
Description: virsh's commands for VMware ESX and vCenter
 libvirt's VMware driver, a virsh-compatible shell and a simulator of ESX and
 vCenter, in Java and with a Java of their own.
END
dpkg-deb --root-owner-group -Zgzip --build "$tree" "$release/vireo_${version/-SNAPSHOT/~snapshot}_$debian.deb" >/dev/null
rm -rf "$tree"
echo "$release/vireo_${version/-SNAPSHOT/~snapshot}_$debian.deb"
