/* What happens to a socket, written into the record of its connection. Inside src/ftp only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-connection-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void
ferry_ftp_record_set_our_end (FerryConnectionRecord *record, GInetAddress *address, guint16 port);
void ferry_ftp_record_set_their_end (FerryConnectionRecord *record,
                                     GSocketAddress *address,
                                     guint16 port);
void ferry_ftp_record_open (FerryConnectionRecord *record, GSocket *socket);
void ferry_ftp_record_end_untaken (FerryConnectionRecord *record, const GError *reason);
void ferry_ftp_record_end_broken (FerryConnectionRecord *record, const GError *reason);

G_END_DECLS
