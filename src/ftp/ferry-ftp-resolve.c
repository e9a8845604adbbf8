/* A host's addresses, with a deadline, which the system's own look-up does not have. See
 * ferry-ftp-resolve.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-resolve.h"

#include "ferry-ftp-blocking.h"
#include "ferry-ftp-error.h"
#include "ferry-ftp-facts.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  FerryFtpBlocking call;
  GList *addresses;
  GError *error;
} Search;

static void
did_look_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Search *search = user_data;

  search->addresses =
      g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, &search->error);
  ferry_ftp_blocking_done (&search->call);
}

static GError *
explain (const char *host, const GError *reason)
{
  gboolean is_unknown = g_error_matches (reason, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
  GError *error =
      is_unknown
          ? ferry_ftp_error_new (FERRY_FTP_ERROR_CONNECT, 0, _ ("No host is called %s."), host)
          : ferry_ftp_error_new (FERRY_FTP_ERROR_CONNECT, 0,
                                 _ ("The address of %s could not be found out in time."), host);

  ferry_ftp_error_take_facts (error,
                              ferry_ftp_facts_new (is_unknown ? FERRY_FTP_SYMPTOM_NAME_UNKNOWN
                                                              : FERRY_FTP_SYMPTOM_NAME_NO_ANSWER));
  return error;
}

/**
 * ferry_ftp_resolve:
 * @host: name or address
 *
 * Returns: (transfer full) (element-type GInetAddress): at least one; to be freed with
 * g_resolver_free_addresses(). Fails with %FERRY_FTP_ERROR_CONNECT
 */
GList *
ferry_ftp_resolve (const char *host, guint seconds, GCancellable *cancellable, GError **error)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  Search search = { 0 };

  ferry_ftp_blocking_begin (&search.call, seconds, cancellable);
  g_resolver_lookup_by_name_async (resolver, host, search.call.stop, did_look_up, &search);
  ferry_ftp_blocking_wait (&search.call);

  if (search.addresses != NULL)
    return search.addresses;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_propagate_error (error, explain (host, search.error));
  g_clear_error (&search.error);
  return NULL;
}
