#!/bin/sh
# Downloads Debian's kernel and udev, and unpacks of them what the guest needs; installs nothing.
# Usage: prepare.sh FOLDER     makes FOLDER/vmlinux and FOLDER/tree
set -eu
folder=$1
mkdir -p "$folder/packages" "$folder/tree"
# The package by its full name: a pattern would fetch every kernel of the archive.
kernel=$(apt-cache depends linux-image-amd64 | sed -n 's/.*Depends: \(linux-image-[^ ]*\)/\1/p' | head -n 1)
(cd "$folder/packages" && apt-get -qq download "$kernel" udev)
dpkg-deb --fsys-tarfile "$folder"/packages/"$kernel"_*.deb | tar -x -C "$folder/tree" --wildcards \
  './boot/vmlinuz-*' './lib/modules/*/modules.*' './lib/modules/*/kernel/drivers/usb/*' \
  './lib/modules/*/kernel/drivers/virtio/*' './lib/modules/*/kernel/net/9p/*' \
  './lib/modules/*/kernel/fs/9p/*' './lib/modules/*/kernel/fs/netfs/*' \
  './lib/modules/*/kernel/fs/fscache/*' './lib/modules/*/kernel/fs/configfs/*'
dpkg-deb --fsys-tarfile "$folder"/packages/udev_*.deb | tar -x -C "$folder/tree" ./bin/udevadm
depmod -b "$folder/tree" "$(ls "$folder/tree/lib/modules")"
rm -r "$folder/packages"

# An unpacked kernel boots without unpacking itself, which saves seconds under emulation.
python3 - "$folder"/tree/boot/vmlinuz-* "$folder/vmlinux" <<'PYTHON'
import lzma
import sys

image = open(sys.argv[1], "rb").read()
start = image.index(b"\xfd7zXZ\x00")
open(sys.argv[2], "wb").write(lzma.LZMADecompressor().decompress(image[start:]))
PYTHON
