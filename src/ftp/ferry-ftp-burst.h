/* Many commands without data on the control connection at once: they leave ahead of their answers,
 * the answers are taken in their order. Inside src/ftp only; the verbs on it are ferry-ftp-many.h.
 *
 * How much may be under way depends on the server, and is never more than the buffers of both ends
 * hold, so that neither waits for the other for ever. One that stumbles gets one after another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-session.h"

G_BEGIN_DECLS

/* The reply to the command at @index has come, and is the function's now. %NULL: the command was
 * not sent, because the one before it, to which it belongs, was refused. */
typedef void (*FerryFtpBurstFunc) (guint index, FerryFtpReply *reply, gpointer user_data);

gboolean ferry_ftp_burst (FerryFtpSession *session,
                          const char *const *commands,
                          guint count,
                          FerryFtpBurstFunc func,
                          gpointer user_data,
                          guint *sent,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
