/* Namespaces and TUN devices: the kernel hands every packet that a host sends to whoever reads its
 * device. Linux only, and nobody but delay-line.c calls it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#include "delay-line-host.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <unistd.h>

#define DEVICE "line"

void
delay_line_host_die (const char *what)
{
  g_printerr ("delay-line: %s: %s\n", what, g_strerror (errno));
  exit (EXIT_FAILURE);
}

static void
expect (gboolean is_done, const char *what)
{
  if (!is_done)
    delay_line_host_die (what);
}

static void
write_line (const char *name, const char *line)
{
  int file = open (name, O_WRONLY | O_CLOEXEC);

  expect (file >= 0 && write (file, line, strlen (line)) > 0, name);
  close (file);
}

/* Leaves the machine's network, mounts and processes. Who is not root is so inside. */
void
delay_line_host_unshare (void)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1\n", (guint) getuid ());
  g_autofree char *groups = g_strdup_printf ("0 %u 1\n", (guint) getgid ());
  gboolean is_root = geteuid () == 0;

  expect (unshare ((is_root ? 0 : CLONE_NEWUSER) | CLONE_NEWNET | CLONE_NEWNS | CLONE_NEWPID) == 0,
          "no namespaces");
  if (is_root)
    return;
  write_line ("/proc/self/setgroups", "deny");
  write_line ("/proc/self/uid_map", users);
  write_line ("/proc/self/gid_map", groups);
}

/* To be called as process 1. Lets "ip netns exec NAME" come to this host; /run is empty but for
 * that. */
void
delay_line_host_name (const char *name)
{
  g_autofree char *file = g_build_filename ("/run/netns", name, NULL);

  expect (mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0, "private mounts");
  expect (mount ("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) == 0, "/proc");
  expect (mount ("none", "/run", "tmpfs", 0, NULL) == 0, "/run");
  expect (g_mkdir_with_parents ("/run/netns", 0755) == 0 &&
              close (open (file, O_CREAT | O_CLOEXEC, 0644)) == 0,
          file);
  expect (mount ("/proc/self/ns/net", file, NULL, MS_BIND, NULL) == 0, file);
}

static void
set_address (struct ifreq *request, const char *address)
{
  struct sockaddr_in *socket_address = (struct sockaddr_in *) &request->ifr_addr;

  memset (socket_address, 0, sizeof *socket_address);
  socket_address->sin_family = AF_INET;
  inet_pton (AF_INET, address, &socket_address->sin_addr);
}

static void
switch_on (int control, const char *device)
{
  struct ifreq request = { 0 };

  strcpy (request.ifr_name, device);
  request.ifr_flags = IFF_UP;
  expect (ioctl (control, SIOCSIFFLAGS, &request) == 0, device);
}

static void
configure (const char *address)
{
  int control = socket (AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  struct ifreq request = { .ifr_name = DEVICE };

  set_address (&request, address);
  expect (ioctl (control, SIOCSIFADDR, &request) == 0, "address");
  set_address (&request, "255.255.255.0");
  expect (ioctl (control, SIOCSIFNETMASK, &request) == 0, "netmask");
  switch_on (control, DEVICE);
  switch_on (control, "lo");
  close (control);
}

/* The device of the host that this thread is on, with @address. Each read is a packet behind a
 * virtio_net_hdr; with @takes_large one of up to 64 KiB, which is what makes a gigabit cheap. */
int
delay_line_host_open (const char *address, gboolean takes_large)
{
  struct ifreq request = { .ifr_name = DEVICE, .ifr_flags = IFF_TUN | IFF_NO_PI | IFF_VNET_HDR };
  int device = open ("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);

  expect (device >= 0 && ioctl (device, TUNSETIFF, &request) == 0, "/dev/net/tun");
  expect (ioctl (device, TUNSETOFFLOAD, takes_large ? TUN_F_CSUM | TUN_F_TSO4 : 0) == 0, "offload");
  configure (address);
  return device;
}

/* From the host this thread is on to a new one. */
void
delay_line_host_leave (void)
{
  expect (unshare (CLONE_NEWNET) == 0, "a second network");
}
