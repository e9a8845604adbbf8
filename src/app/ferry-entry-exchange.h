/* Exchanges the rows of a model for others, in steps that a view can follow quickly. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-diff.h"

G_BEGIN_DECLS

/* The view cannot tell where it was when more rows than these are exchanged at once. */
#define FERRY_ENTRY_EXCHANGE_FEW 300

typedef struct
{
  void (*going) (guint position, guint removed, gpointer user_data); /* they are still there */
  void (*exchanged) (guint position, guint removed, guint added, gpointer user_data);
  void (*come) (guint position, guint added, gpointer user_data); /* those gone are still valid */
  gpointer user_data;
} FerryEntryListener;

void ferry_entry_exchange (FerryEntryRows *rows,
                           FerryEntryRows after,
                           const FerryEntryListener *listener);

G_END_DECLS
