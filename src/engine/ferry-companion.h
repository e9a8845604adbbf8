/* A worker's connection to a second server, for jobs between the two: of use while such jobs follow
 * one another. The worker's thread alone, but for ferry_companion_is_there().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"
#include "ferry-partner.h"

G_BEGIN_DECLS

typedef struct
{
  FerryFtpClient *client; /* owned; to the other server of the latest job between two; nullable */
  char *key;
  gint64 used_at; /* monotonic */
  gint is_there;  /* atomic */
} FerryCompanion;

FerryFtpClient *ferry_companion_get (FerryCompanion *companion, const FerryPartner *partner);
void ferry_companion_drop (FerryCompanion *companion);
gint64 ferry_companion_look_after (FerryCompanion *companion);
gboolean ferry_companion_is_there (FerryCompanion *companion);

G_END_DECLS
