/* What the server says it can do: the reply to FEAT (RFC 2389 section 3).
 * Pure; a plain value that is not changed once parsed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-reply.h"

G_BEGIN_DECLS

typedef struct _FerryFtpFeatures FerryFtpFeatures;

FerryFtpFeatures *ferry_ftp_features_new (const FerryFtpReply *reply);
void ferry_ftp_features_free (FerryFtpFeatures *features);

gboolean ferry_ftp_features_is_known (const FerryFtpFeatures *features);
gboolean ferry_ftp_features_has (const FerryFtpFeatures *features, const char *name);
const char *ferry_ftp_features_get (const FerryFtpFeatures *features, const char *name);
char **ferry_ftp_features_dup_lines (const FerryFtpFeatures *features);
char *ferry_ftp_features_dup_wanted_facts (const FerryFtpFeatures *features);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryFtpFeatures, ferry_ftp_features_free)

G_END_DECLS
