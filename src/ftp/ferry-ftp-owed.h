/* The replies that are still to come on a control connection, the oldest first. Most are read by
 * whoever sent the command; some belong to a function, for a command that nobody waits for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-reply.h"

G_BEGIN_DECLS

typedef void (*FerryFtpReplyFunc) (const FerryFtpReply *reply, gpointer user_data);

typedef struct
{
  GQueue commands;     /* each owes its final reply */
  guint awaited;       /* those whose replies somebody will read */
  gboolean has_opened; /* the oldest has had its 1xx */
} FerryFtpOwed;

void ferry_ftp_owed_clear (FerryFtpOwed *owed);
void ferry_ftp_owed_add (FerryFtpOwed *owed);
void ferry_ftp_owed_set_aside (FerryFtpOwed *owed, FerryFtpReplyFunc func, gpointer user_data);
gboolean ferry_ftp_owed_is_aside (FerryFtpOwed *owed);
void ferry_ftp_owed_take (FerryFtpOwed *owed, FerryFtpReply *reply);

G_END_DECLS
