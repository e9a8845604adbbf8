/* What a certificate says, in words. Pure but for gettext and the time zone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *ferry_certificate_text_dup_reasons (GTlsCertificateFlags flags, const char *host);
char *ferry_certificate_text_dup_names (GTlsCertificate *certificate);
char *ferry_certificate_text_dup_date (GDateTime *date);
char *ferry_certificate_text_group (const char *fingerprint);

G_END_DECLS
