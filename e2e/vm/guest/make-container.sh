#!/bin/sh
# Defines a container of nginx as the product builds it: private root, /usr of the host read-only, memory on /run and
# /tmp, denied capabilities, its own network, a static label.
# make-container.sh NAME PROCESS-CONTEXT FILE-CONTEXT directory|image ADDRESS MOUNTS CAPABILITY…
# MOUNTS are directories of the host that appear inside, writable: "SOURCE:TARGET SOURCE:TARGET".
set -eu
name=$1 process=$2 file=$3 kind=$4 address=$5 mounts=$6
shift 6
base=/var/lib/sandboxcontainer/containers/$name
mkdir -p "$base/root" "$base/control" "$base/log"
cd "$base"

for link in bin sbin lib lib64; do ln -s "usr/$link" "root/$link"; done
mkdir -p root/etc root/usr root/run root/tmp root/dev root/proc root/sys root/.oldroot \
  root/var/log/nginx root/var/lib root/var/www root/mnt root/.sandboxcontainer/control root/.sandboxcontainer/log
cp -a /etc/passwd /etc/group /etc/nsswitch.conf /etc/ld.so.cache /etc/nginx root/etc/
rm -f root/etc/nginx/sites-enabled/* root/etc/nginx/modules-enabled/*
printf 'server { listen 80; root /var/www; }\n' >root/etc/nginx/sites-enabled/default
cp -a /var/lib/nginx root/var/lib/
echo "page of $name" >root/var/www/index.html

# Runs what the host writes to log/job and gives its output and exit code back, one job at a time.
cat >control/init <<'INIT'
#!/bin/sh
log=/.sandboxcontainer/log
nginx
while read -r word <$log/commands; do
  { sh $log/job 2>&1; echo "exit $?"; } >$log/results </dev/null
done
INIT
chmod 755 control/init
mkfifo log/commands log/results
touch log/job

# Mistakes of an administrator: a node of the host's disk, and the numbers of files that the container is not shown.
mknod root/given-disk b $(stat --format '0x%t 0x%T' /dev/vda)
stat --format '%n %i' /etc/shadow /etc/passwd /etc/libvirt/qemu.conf /root /root/.ssh/authorized_keys /home >root/var/numbers

given=
for mount in $mounts; do
  mkdir "root${mount#*:}"
  given="$given<filesystem type='mount'><source dir='${mount%:*}'/><target dir='${mount#*:}'/></filesystem>"
done
mkdir -p /srv/open
echo open >/srv/open/page
chcon -R system_u:object_r:container_file_t:s0 /srv/open

capabilities=
for capability in "$@"; do capabilities="$capabilities<$capability state='on'/>"; done
if [ "$kind" = image ]; then
  truncate -s 64M root.img
  mkfs.ext4 -q -F -d root root.img
  root="<filesystem type='file'><driver type='loop' format='raw'/><source file='$base/root.img'/><target dir='/'/></filesystem>"
else
  root="<filesystem type='mount'><source dir='$base/root'/><target dir='/'/></filesystem>"
fi
chcon -R -h "$file" "$base"

cat >"/tmp/$name.xml" <<XML
<domain type='lxc'>
  <name>$name</name>
  <memory unit='MiB'>128</memory>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64'>exe</type>
    <init>/usr/bin/tini</init><initarg>--</initarg><initarg>/.sandboxcontainer/control/init</initarg>
  </os>
  <features><capabilities policy='deny'>$capabilities</capabilities><privnet/></features>
  <devices>
    $root
    <filesystem type='mount'><source dir='/usr'/><target dir='/usr'/><readonly/></filesystem>
    <filesystem type='mount'><source dir='$base/control'/><target dir='/.sandboxcontainer/control'/><readonly/></filesystem>
    <filesystem type='mount'><source dir='$base/log'/><target dir='/.sandboxcontainer/log'/></filesystem>
    <filesystem type='ram'><source usage='10240' units='KiB'/><target dir='/run'/></filesystem>
    <filesystem type='ram'><source usage='10240' units='KiB'/><target dir='/tmp'/></filesystem>
    $given
    <interface type='network'>
      <source network='default'/>
      <ip address='$address' family='ipv4' prefix='24'/>
      <route family='ipv4' address='0.0.0.0' prefix='0' gateway='192.168.122.1'/>
    </interface>
    <console type='pty'/>
  </devices>
  <seclabel type='static' model='selinux' relabel='no'><label>$process</label></seclabel>
</domain>
XML
virsh -q -c lxc:/// define --validate "/tmp/$name.xml"
