/* A real keyring on a bus of the test's own. A process has one session bus in its life, so the
 * test's program runs itself on another one:
 *
 *   main:  if (ferry_test_keyring_is_self (argc, argv)) return ferry_test_keyring_use (func);
 *   test:  ferry_test_keyring_run_self (argv[0]);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean ferry_test_keyring_is_self (int argc, char **argv);
int ferry_test_keyring_use (void (*func) (void));
void ferry_test_keyring_run_self (const char *program);

G_END_DECLS
