/* Tells when the network is another one, and when the computer has slept: what stood before may not
 * stand any more. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FerryNetworkWatch FerryNetworkWatch;

typedef enum
{
  FERRY_NETWORK_CHANGED, /* addresses or routes came or went */
  FERRY_NETWORK_RESUMED, /* nobody listened for a while */
} FerryNetworkEvent;

typedef void (*FerryNetworkFunc) (FerryNetworkEvent event, gpointer user_data);

FerryNetworkWatch *ferry_network_watch_new (FerryNetworkFunc func, gpointer user_data);
void ferry_network_watch_free (FerryNetworkWatch *watch);

/* Pure: two looks at both clocks. Microseconds. */
typedef struct
{
  gint64 monotonic;
  gint64 real;
} FerryClocks;

gboolean ferry_network_watch_has_slept (const FerryClocks *before, const FerryClocks *now);

gboolean ferry_network_may_reach (const char *host);

G_END_DECLS
