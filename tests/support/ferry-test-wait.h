/* Waiting in a test for what the main loop brings, never for ever.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Iterates the main context until @condition holds. Aborts after @seconds. */
#define ferry_test_wait_until(condition, seconds)                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 wait_end = g_get_monotonic_time () + (seconds) *G_USEC_PER_SEC;                         \
    guint wait_source = g_timeout_add (20, ferry_test_wait_on_tick, NULL);                         \
    while (!(condition))                                                                           \
      {                                                                                            \
        g_main_context_iteration (NULL, TRUE);                                                     \
        if (g_get_monotonic_time () > wait_end)                                                    \
          g_error ("%s:%d: waited in vain for: %s", __FILE__, __LINE__, #condition);               \
      }                                                                                            \
    g_source_remove (wait_source);                                                                 \
  }                                                                                                \
  G_STMT_END

static inline gboolean
ferry_test_wait_on_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static inline void
ferry_test_wait_got_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **got = user_data;

  *got = g_object_ref (result);
}

G_END_DECLS
