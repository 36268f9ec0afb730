#!/bin/sh
# Draws the icons of all systems from icon.svg. Needs rsvg-convert, icotool and png2icns (Debian: librsvg2-bin icoutils icnsutils).
set -e
cd "$(dirname "$0")"
work=$(mktemp -d)
for size in 16 24 32 48 64 128 256 512 1024; do
  rsvg-convert -w $size -h $size icon.svg -o "$work/$size.png"
done
cp "$work/32.png" 32x32.png
cp "$work/128.png" 128x128.png
cp "$work/256.png" 128x128@2x.png
cp "$work/512.png" icon.png
icotool -c -o icon.ico "$work/16.png" "$work/24.png" "$work/32.png" "$work/48.png" "$work/64.png" --raw="$work/256.png"
png2icns icon.icns "$work/16.png" "$work/32.png" "$work/48.png" "$work/128.png" "$work/256.png" "$work/512.png" "$work/1024.png"
rm -r "$work"
