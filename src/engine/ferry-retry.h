/* Which failures pass by themselves, which concern the whole server, and how long to wait. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_FAILURE_PERMANENT, /* of this one file: it will fail again */
  FERRY_FAILURE_ONCE,      /* of this one file, and worth one more try, not many */
  FERRY_FAILURE_PASSING,   /* worth another try later */
  FERRY_FAILURE_CROWDED,   /* the server takes no further connection */
  FERRY_FAILURE_NO_SERVER, /* no control connection: worth another try, for all files */
  FERRY_FAILURE_NO_LOGIN,  /* the server will not have us: no file has a chance */
} FerryFailure;

FerryFailure ferry_retry_judge (const GError *error);
gboolean ferry_retry_is_about_server (const GError *error);
GTimeSpan ferry_retry_get_delay (guint tries, double luck);
GError *ferry_retry_conclude (GError *error, guint tries);

G_END_DECLS
