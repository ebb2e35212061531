@echo off
rem Starts Ridgeline from any folder on Windows, as ./ridgeline does elsewhere, with the same settings and exit codes:
rem JAVA_HOME, RIDGELINE_JAVA_OPTS; 4 for no Java, a Java older than 17, no Maven, a failed build. It keeps no class
rem archive, and two first uses at the same time do not wait for one another.
setlocal EnableExtensions DisableDelayedExpansion
for %%d in ("%~dp0.") do set "rl_home=%%~fd"
set "rl_jar=%rl_home%\pipeline\target\ridgeline.jar"

rem --- which Java -----------------------------------------------------------------------------------------------------
if not defined JAVA_HOME goto :java_on_path
set "rl_java=%JAVA_HOME%\bin\java.exe"
if exist "%rl_java%" goto :java_version
echo ridgeline: JAVA_HOME is "%JAVA_HOME%", but there is no "%rl_java%".>&2
echo ridgeline: Point JAVA_HOME at a JDK 17 or newer, or unset it to use the java on the PATH.>&2
exit /b 4

:java_on_path
set "rl_java="
for %%i in (java.exe) do set "rl_java=%%~$PATH:i"
if defined rl_java goto :java_version
echo ridgeline: no java found: JAVA_HOME is not set and there is no java on the PATH.>&2
echo ridgeline: Install a JDK 17 or newer (https://adoptium.net).>&2
exit /b 4

:java_version
set "rl_version=unknown"
for /f "tokens=2,3" %%u in ('^""%rl_java%" -version 2^>^&1^"') do if "%%u"=="version" set "rl_version=%%~v"
for /f "tokens=1,2 delims=.-+" %%a in ("%rl_version%") do (
    set "rl_major=%%a"
    if "%%a"=="1" set "rl_major=%%b"
)
if not "%rl_version%"=="unknown" if %rl_major% GEQ 17 goto :jar
echo ridgeline: Java 17 or newer is needed; "%rl_java%" is version %rl_version%.>&2
echo ridgeline: Install a JDK 17 or newer and point JAVA_HOME at it.>&2
exit /b 4

rem --- build, when needed ---------------------------------------------------------------------------------------------
:jar
set "rl_reason=first use"
if not exist "%rl_jar%" goto :build
rem Folders count too: a deleted source changes the time of its folder.
powershell -NoProfile -NonInteractive -Command ^
    "Set-Location -LiteralPath $env:rl_home;" ^
    "$built = (Get-Item -LiteralPath $env:rl_jar).LastWriteTimeUtc;" ^
    "$sources = @(Get-Item pom.xml, *\pom.xml) + @(Get-ChildItem *\src\main -Recurse);" ^
    "if ($sources | Where-Object { $_.LastWriteTimeUtc -gt $built }) { exit 11 }"
set "rl_reason=a source is newer than the jar"
if not %ERRORLEVEL%==11 goto :start

:build
where /q mvn
if errorlevel 1 (
    echo ridgeline: the program must be built, %rl_reason%, but there is no mvn on the PATH.>&2
    echo ridgeline: Install Maven 3.8 or newer, see https://maven.apache.org.>&2
    exit /b 4
)
for %%i in ("%rl_java%") do if not exist "%%~dpijavac.exe" (
    echo ridgeline: the program must be built, %rl_reason%, but "%rl_java%" has no compiler beside it.>&2
    echo ridgeline: Install a JDK 17 or newer, not only a runtime, and point JAVA_HOME at it.>&2
    exit /b 4
)
echo ridgeline: building (%rl_reason%); this takes seconds, with libraries to download a minute or two>&2
pushd "%rl_home%"
if not exist target mkdir target
rem The jar goes first, so that a failed build leaves none.
if exist "%rl_jar%" del "%rl_jar%"
call mvn -q -B -ntp -Dmaven.test.skip=true package >target\build.log 2>&1 <nul
if not errorlevel 1 if exist "%rl_jar%" goto :built
type target\build.log >&2
echo ridgeline: the build failed; Maven's messages are above and in "%rl_home%\target\build.log".>&2
exit /b 4
:built
popd

:start
"%rl_java%" "@%rl_home%\pipeline\src\main\launcher\java.options" %RIDGELINE_JAVA_OPTS% ^
    "-Dridgeline.home=%rl_home%" -jar "%rl_jar%" %*
exit /b %ERRORLEVEL%
