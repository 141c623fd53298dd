#!/bin/sh
# Packs the guest: busybox, kernel modules, udevd with its libraries, and Kase's udev rule.
# Usage: pack.sh FOLDER RULE...     makes FOLDER/initramfs.cpio.gz
set -eu
folder=$1
shift
here=$(dirname "$(readlink -f "$0")")
root=$folder/initramfs
rm -rf "$root"
mkdir -p "$root/bin" "$root/lib/udev/rules.d" "$root/etc" "$root/proc" "$root/sys" "$root/dev" \
  "$root/run" "$root/tmp" "$root/host"
cp "$(command -v busybox)" "$root/bin/busybox"
for tool in sh mount modprobe cat echo ls sleep poweroff mkdir ln sed cut grep chroot base64 uname ip; do
  ln -s busybox "$root/bin/$tool"
done
install -m 755 "$here/init" "$root/init"
# What Debian's own rules do for USB devices; Kase's rule is to be seen on top of it.
echo 'SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device", MODE="0660"' > "$root/lib/udev/rules.d/50-usb.rules"
cp "$@" "$root/lib/udev/rules.d/"
grep -E '^(root|lp|dialout|plugdev|tty):' /etc/group > "$root/etc/group"

version=$(ls "$folder/tree/lib/modules")
from=$folder/tree/lib/modules/$version
to=$root/lib/modules/$version
mkdir -p "$to"
for module in dummy_hcd usb_f_printer usb_f_acm usblp cdc-acm vhci-hcd virtio_pci 9p 9pnet_virtio; do
  for file in $(grep "/$module.ko:" "$from/modules.dep" | tr -d ':'); do
    mkdir -p "$to/$(dirname "$file")"
    cp "$from/$file" "$to/$file"
  done
done
cp "$from/modules.builtin" "$from/modules.order" "$to/"
depmod -b "$root" "$version"

cp "$folder/tree/bin/udevadm" "$root/bin/systemd-udevd"
ln -s systemd-udevd "$root/bin/udevadm"
for library in $(ldd "$root/bin/systemd-udevd" | grep -o '/[^ ]*\.so[^ ]*' | sort -u); do
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
done
(cd "$root" && find . | cpio -o -H newc --quiet | gzip -1) > "$folder/initramfs.cpio.gz"
