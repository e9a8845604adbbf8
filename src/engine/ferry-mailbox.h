/* Brings things from workers to the main thread in batches: however many are posted, one source
 * is pending at most. Posted in any thread; everything else is the main thread's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FerryMailbox FerryMailbox;

/* Takes @item over. */
typedef void (*FerryMailFunc) (gpointer item, gpointer user_data);

FerryMailbox *ferry_mailbox_new (guint delay,
                                 guint limit,
                                 FerryMailFunc func,
                                 gpointer user_data,
                                 GDestroyNotify free_item);
FerryMailbox *ferry_mailbox_ref (FerryMailbox *box);
void ferry_mailbox_unref (FerryMailbox *box);
void ferry_mailbox_close (FerryMailbox *box);
void ferry_mailbox_post (FerryMailbox *box, gpointer item);
void ferry_mailbox_flush (FerryMailbox *box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryMailbox, ferry_mailbox_unref)

G_END_DECLS
