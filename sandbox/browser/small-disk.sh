#!/bin/sh
# Starts Chromium with its profile on a disk of BOOKSIDE_DISK megabytes, in a mount namespace of its
# own: no other program sees that disk, and it is gone with the browser.
for option in "$@"; do
  case "$option" in
    --user-data-dir=*) BOOKSIDE_PROFILE=${option#--user-data-dir=} ;;
  esac
done
export BOOKSIDE_PROFILE
exec unshare --mount sh -c '
  mount -t tmpfs -o "size=${BOOKSIDE_DISK}m" bookside "$BOOKSIDE_PROFILE" || exit 1
  exec "$BOOKSIDE_CHROMIUM" "$@"
' small-disk "$@"
