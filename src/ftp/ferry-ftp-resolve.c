/* A host's addresses, with a deadline, which the system's own look-up does not have. See
 * ferry-ftp-resolve.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-resolve.h"

#include "ferry-ftp-error.h"
#include "ferry-ftp-facts.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GList *addresses;
  GError *error;
  GCancellable *stop;
  gboolean is_over;
} Search;

static void
did_look_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Search *search = user_data;

  search->addresses =
      g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, &search->error);
  search->is_over = TRUE;
}

static gboolean
did_time_out (gpointer user_data)
{
  g_cancellable_cancel (((Search *) user_data)->stop);
  return G_SOURCE_REMOVE;
}

static void
did_cancel (GCancellable *cancellable, GCancellable *stop)
{
  g_cancellable_cancel (stop);
}

/* In a context of its own until it is over: a look-up in this thread could not be left. */
static void
look_up (Search *search, const char *host, guint seconds)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSource) timer = g_timeout_source_new_seconds (seconds);
  g_autoptr (GResolver) resolver = g_resolver_get_default ();

  g_main_context_push_thread_default (context);
  g_source_set_callback (timer, did_time_out, search, NULL);
  g_source_attach (timer, context);
  g_resolver_lookup_by_name_async (resolver, host, search->stop, did_look_up, search);
  while (!search->is_over)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (timer);
  g_main_context_pop_thread_default (context);
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
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  Search search = { .stop = stop };
  gulong handler = 0;

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (did_cancel), stop, NULL);
  look_up (&search, host, seconds);
  g_cancellable_disconnect (cancellable, handler);

  if (search.addresses != NULL)
    return search.addresses;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_propagate_error (error, explain (host, search.error));
  g_clear_error (&search.error);
  return NULL;
}
