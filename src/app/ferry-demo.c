/* The server of a trial run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-demo.h"

#include "ferry-url.h"

/**
 * ferry_demo_dup_server:
 * @path: (out) (optional) (transfer full): its folder
 *
 * The server that a trial run has started beside the program names itself in FERRY_DEMO_URL.
 *
 * Returns: (transfer full) (nullable): how to reach it, %NULL when there is none
 */
FerryServer *
ferry_demo_dup_server (char **path)
{
  const char *url = g_getenv ("FERRY_DEMO_URL");
  g_autoptr (GError) error = NULL;
  FerryServer *server;

  if (url == NULL)
    return NULL;
  server = ferry_url_parse (url, path, &error);
  if (server == NULL)
    g_warning ("FERRY_DEMO_URL: %s", error->message);
  return server;
}

/**
 * ferry_demo_is_server:
 *
 * Returns: whether @server is the demo server, which is gone after the run and not to be remembered
 */
gboolean
ferry_demo_is_server (const FerryServer *server)
{
  g_autoptr (FerryServer) demo = ferry_demo_dup_server (NULL);
  g_autofree char *demo_key = demo != NULL ? ferry_server_dup_key (demo) : NULL;
  g_autofree char *key = ferry_server_dup_key (server);

  return g_strcmp0 (key, demo_key) == 0;
}
